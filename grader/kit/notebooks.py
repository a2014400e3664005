"""A stub as a Jupyter notebook: each function in a cell of its own."""

import ast
import json

VERSION = {"nbformat": 4, "nbformat_minor": 5}


def as_notebook(source: str) -> bytes:
    """Return Python source as a notebook of nbformat 4.5; its code cells together are the source."""
    cells: list[dict[str, object]] = [
        {
            "cell_type": "code",
            "id": f"cell-{number}",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": text.splitlines(keepends=True),
        }
        for number, text in enumerate(_pieces(source), start=1)
    ]
    metadata = {"language_info": {"name": "python"}}
    content = {"cells": cells, "metadata": metadata, **VERSION}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _pieces(source: str) -> list[str]:
    """Cut before each function and class, with the comments and decorators that stand above it."""
    lines = source.splitlines(keepends=True)
    cuts = [0]
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)]) - 1
            while first > 0 and lines[first - 1].startswith("#"):
                first -= 1
            cuts.append(first)
    ends = [*cuts[1:], len(lines)]
    pieces = ["".join(lines[start:end]).strip("\n") for start, end in zip(cuts, ends, strict=True)]
    return [piece for piece in pieces if piece]

"""A module's text with its tree: from a node to its characters and its surroundings."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

Position = tuple[int, int]
Located = ast.stmt | ast.expr | ast.keyword | ast.arg


class Source:
    """The text of a module, its tree, and the names it imports; raises SyntaxError where it is no Python."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self.imported = frozenset(_imported(self.tree))
        self._lines = [
            f"{line}\n" for line in text.split("\n")
        ]  # splitlines knows breaks that Python does not
        self._starts = [0, *accumulate(len(line) for line in self._lines)]

    def span(self, node: ast.AST) -> Position:
        """Return where the node begins and ends in the text, in characters."""
        if not isinstance(node, Located) or node.end_lineno is None or node.end_col_offset is None:
            raise TypeError(f"{type(node).__name__} has no place in the text")
        return (
            self._offset(node.lineno, node.col_offset),
            self._offset(node.end_lineno, node.end_col_offset),
        )

    def segment(self, node: ast.AST) -> str:
        """Return the text of the node."""
        start, end = self.span(node)
        return self.text[start:end]

    def atom(self, node: ast.expr) -> str:
        """Return the text of the node such that it can stand as an operand anywhere."""
        segment = self.segment(node)
        closed = isinstance(node, ast.Name | ast.Call | ast.Attribute | ast.Subscript | ast.List)
        return segment if closed or isinstance(node, ast.Constant) else f"({segment})"

    def line_of(self, offset: int) -> int:
        """Return the number of the line that a place of the text lies in, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def lines(self, start: int, end: int) -> Position:
        """Return where the whole lines that hold the span begin and end, without the last line's break."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        return first, len(self.text) if last < 0 else last

    def _offset(self, line: int, column: int) -> int:
        """Turn a place of the tree, whose columns count UTF-8 bytes, into one of the text."""
        before = self._lines[line - 1].encode()[:column].decode()
        return self._starts[line - 1] + len(before)


@dataclass(frozen=True)
class Site:
    """A node that may be changed; `function` is the dotted name of the def around it.

    `groups` are sets of names that stand for things of one kind: the parameters of a function, the targets
    of one unpacking.
    """

    source: Source
    node: ast.AST
    parent: ast.AST
    function: str
    groups: tuple[tuple[str, ...], ...]


MODULE = "<module>"


def sites(source: Source) -> Iterator[Site]:
    """Yield every node that may be changed, in the order of the text."""
    yield from _below(source, source.tree, MODULE, ())


def _below(
    source: Source, node: ast.AST, function: str, groups: tuple[tuple[str, ...], ...]
) -> Iterator[Site]:
    groups += _groups(node)
    for child in _children(node):
        yield Site(source, child, node, function, groups)
        yield from _below(source, child, _name_within(child, function), groups)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the children that a mutant may touch: no docstring, annotation, import or `if __name__` block."""
    # Python 3.11 does not tell the places of a formatted text's parts; an error's text is nobody's promise
    if isinstance(node, ast.JoinedStr | ast.Raise):
        return
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _untouchable(node, child):
                yield child


def _untouchable(parent: ast.AST, child: ast.AST) -> bool:
    if isinstance(child, ast.Import | ast.ImportFrom):
        return True
    if isinstance(child, ast.If) and isinstance(parent, ast.Module):
        return "__name__" in {node.id for node in ast.walk(child.test) if isinstance(node, ast.Name)}
    body = getattr(parent, "body", None)
    if not isinstance(body, list) or child is not body[0] or not isinstance(child, ast.Expr):
        return False
    return isinstance(child.value, ast.Constant) and isinstance(child.value.value, str)


def _name_within(node: ast.AST, around: str) -> str:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return around
    return node.name if around == MODULE else f"{around}.{node.name}"


def _groups(node: ast.AST) -> tuple[tuple[str, ...], ...]:
    """Return the sets of like names that hold within the node."""
    if isinstance(node, ast.Lambda):
        return (_parameters(node.args),)
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ()
    targets = [
        tuple(part.id for part in inner.elts if isinstance(part, ast.Name))
        for inner in ast.walk(node)
        if isinstance(inner, ast.Tuple | ast.List) and isinstance(inner.ctx, ast.Store)
    ]
    return (_parameters(node.args), *targets)


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield the names that import statements bind."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)


def _parameters(args: ast.arguments) -> tuple[str, ...]:
    return tuple(arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs))

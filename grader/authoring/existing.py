"""A topic around a test file that exists: the file becomes the hidden checks, unchanged."""

import ast
from collections.abc import Iterator
from pathlib import Path

from grader.authoring.stub import classes_of, functions_of, signature, stub_of, stub_of_names
from grader.errors import InputError
from grader.verify.lint import demanded_names


def existing_topic(topic: str, test_file: Path, solution: Path | None) -> dict[str, str]:
    """Return the files of a topic whose checks are `test_file`, by their names from its folders.

    The test file imports the topic's module by its name; `solution` becomes the reference. Raises
    InputError for a file that cannot be read, or a test file that does not import the module.
    """
    checks = _read(test_file)
    tree = _parse(checks, test_file)
    asked = list(dict.fromkeys(_asked(tree, topic)))
    if not asked and not _imports(tree, topic):
        raise InputError(test_file, f"a test file that imports the module {topic}", _imported(tree))
    files = {"exercises/checks.py": checks}
    if solution is None:
        functions, stub, described = [], stub_of_names(asked), [f"`{name}`" for name in asked]
    else:
        text = _read(solution)
        solved = _parse(text, solution)
        functions = [function.name for function in functions_of(solved)]
        stub = stub_of(solved)
        described = [f"`{signature(one)}`" for one in functions_of(solved)]
        described += [f"`{one.name}`" for one in classes_of(solved)]
        files["solutions/reference.py"] = text
    demands = sorted(demanded_names(tree))
    files["exercises/exercise.toml"] = _table(topic, functions)
    files["exercises/stub.py"] = stub
    files["exercises/prompt.zh.md"] = _prompt(topic, "你要写的内容", described, "会检查到", demands)
    files["exercises/prompt.en.md"] = _prompt(topic, "What you write", described, "Checked for", demands)
    return files


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, "a Python file in UTF-8", str(error)) from error


def _parse(text: str, path: Path) -> ast.Module:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError) as error:
        raise InputError(path, "a Python file", str(error)) from error


def _imports(tree: ast.Module, topic: str) -> bool:
    return any(
        alias.name == topic for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    ) or any(isinstance(node, ast.ImportFrom) and node.module == topic for node in ast.walk(tree))


def _asked(tree: ast.Module, topic: str) -> Iterator[str]:
    """Yield the names of the topic's module that the tests use."""
    known = {topic, "student"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {alias.asname for alias in node.names if alias.name == topic and alias.asname}
        if isinstance(node, ast.ImportFrom) and node.module == topic:
            yield from (alias.name for alias in node.names if alias.name != "*")
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            yield node.attr


def _imported(tree: ast.Module) -> str:
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return f"imports of {', '.join(sorted(set(names)))}" if names else "no import"


def _table(topic: str, functions: list[str]) -> str:
    listed = ", ".join(f'"{name}"' for name in functions)
    return f'points = 10\nfunctions = [{listed}]\n\n[title]\nzh = "{topic}"\nen = "{topic}"\n'


def _prompt(topic: str, heading: str, described: list[str], demands_heading: str, demands: list[str]) -> str:
    lines = [f"# {topic}", "", f"## {heading}", *(f"- {one}" for one in described)]
    if demands:
        lines += ["", f"## {demands_heading}", *(f"- `{name}`" for name in demands)]
    return "\n".join(lines) + "\n"

"""Which names of a topic's modules are known to be plain functions, read from its own solution."""

import ast
from collections.abc import Iterator, Mapping
from importlib.util import resolve_name

from grader.course import Topic
from grader.errors import InputError
from grader.sandbox.sources import INIT, module_of, qualified
from grader.session.sources import all_files, solution


def functions_of(topic: Topic) -> frozenset[str]:
    """Return the names that reference or stub define as plain functions; none where there is neither.

    Those of the topic's own module stand bare, those of others `qualified`.
    """
    known = [path for path in (topic.solutions.reference, topic.stub) if path is not None]
    try:
        files = all_files(solution(topic, known[0])) if known else {}
    except InputError:
        return frozenset()
    trees = {file: tree for file, text in files.items() if (tree := _parsed(text)) is not None}
    found = {module_of(file): set(_defined(tree)) for file, tree in trees.items()}
    for _ in trees:  # a function may come through as many modules as there are
        for file, tree in trees.items():
            found[module_of(file)] |= set(_imported(file, tree, found))
    return frozenset(
        qualified("" if module == topic.id else module, name)
        for module, names in found.items()
        for name in names
    )


def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _defined(tree: ast.Module) -> Iterator[str]:
    """Yield the names of the plain functions that a module defines."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


def _imported(file: str, tree: ast.Module, functions: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the names by which a module imports functions of the topic's other modules."""
    module = module_of(file)
    package = module if file.endswith(INIT) else module.rpartition(".")[0]
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            try:
                origin = resolve_name("." * node.level + (node.module or ""), package or None)
            except ImportError:
                continue
            known = functions.get(origin, set())
            yield from (alias.asname or alias.name for alias in node.names if alias.name in known)

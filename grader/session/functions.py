"""Which names of a topic's modules are known to be plain functions, read from its own solution."""

import ast
from collections.abc import Iterator, Mapping
from importlib.util import resolve_name

from grader.course import Topic
from grader.errors import InputError
from grader.sandbox.sources import INIT, module_of, qualified
from grader.session.sources import all_files, solution

Parameters = tuple[str, ...]


def functions_of(topic: Topic) -> Mapping[str, Parameters]:
    """Return the plain functions that reference or stub define, with the parameters that go by place.

    The names of the topic's own module stand bare, those of others `qualified`.
    """
    known = [path for path in (topic.solutions.reference, topic.stub) if path is not None]
    try:
        files = all_files(solution(topic, known[0])) if known else {}
    except InputError:
        return {}
    trees = {file: tree for file, text in files.items() if (tree := _parsed(text)) is not None}
    found = {module_of(file): dict(_defined(tree)) for file, tree in trees.items()}
    for _ in trees:  # a function may come through as many modules as there are
        for file, tree in trees.items():
            found[module_of(file)] |= dict(_imported(file, tree, found))
    return {
        qualified("" if module == topic.id else module, name): parameters
        for module, functions in found.items()
        for name, parameters in functions.items()
    }


def _parsed(text: str) -> ast.Module | None:
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _defined(tree: ast.Module) -> Iterator[tuple[str, Parameters]]:
    """Yield the plain functions that a module defines."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, tuple(each.arg for each in [*node.args.posonlyargs, *node.args.args])


def _imported(
    file: str, tree: ast.Module, functions: Mapping[str, Mapping[str, Parameters]]
) -> Iterator[tuple[str, Parameters]]:
    """Yield the functions of the topic's other modules that a module imports, by its names for them."""
    module = module_of(file)
    package = module if file.endswith(INIT) else module.rpartition(".")[0]
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            try:
                origin = resolve_name("." * node.level + (node.module or ""), package or None)
            except ImportError:
                continue
            known = functions.get(origin, {})
            for alias in node.names:
                if alias.name in known:
                    yield alias.asname or alias.name, known[alias.name]

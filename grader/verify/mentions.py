"""Which checks reach a function of the solution, read from the names in both files."""

import ast
from collections.abc import Iterable, Iterator


class Reach:
    """A file of checks and the solution that they call."""

    def __init__(self, checks: str, solution: str) -> None:
        self._checks = _uses(ast.parse(checks))
        self._solution = _uses(ast.parse(solution))

    def checks_of(self, function: str, ids: Iterable[str]) -> list[str]:
        """Return those checks that call the function, or one that leads to it.

        A dotted name stands for its first part, and what is no function (module level) for all of them.
        """
        name = function.partition(".")[0]
        wanted = {one for one in self._solution if one == name or name in _closure(self._solution, one)}
        return [check for check in ids if self._calls(check, wanted or set(self._solution))]

    def _calls(self, check: str, wanted: set[str]) -> bool:
        test, _, parameters = check.rpartition("::")[2].partition("[")
        named = set(parameters.rstrip("]").split("-")) & self._solution.keys()
        return bool(wanted & (named or _closure(self._checks, test)))


def _uses(tree: ast.Module) -> dict[str, frozenset[str]]:
    """Return the names that each function of the file uses."""
    return {
        node.name: frozenset(_names(node))
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def _closure(uses: dict[str, frozenset[str]], function: str) -> set[str]:
    """Return every name that a function uses, itself or through the file's other functions."""
    found: set[str] = set()
    waiting = [function]
    while waiting:
        new = uses.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += new
    return found


def _names(function: ast.AST) -> Iterator[str]:
    """Yield names, attributes and texts: a parametrised check may give a function by its name."""
    for node in ast.walk(function):
        match node:
            case ast.Name(id=str(name)) | ast.Attribute(attr=str(name)) | ast.Constant(value=str(name)):
                yield name

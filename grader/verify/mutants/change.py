"""A change of a text, as an operator proposes it."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.verify.mutants.source import Site


@dataclass(frozen=True)
class Change:
    """Put `text` in the place of the characters from `start` to `end`; `operator` says what it does."""

    operator: str
    start: int
    end: int
    text: str


Operator = Callable[[Site], Iterator[Change]]


def replaced(site: Site, node: ast.AST, operator: str, text: str) -> Change:
    """Return the change that puts `text` in the place of the node."""
    start, end = site.source.span(node)
    return Change(operator, start, end, text)


def reduced(site: Site, node: ast.AST, operator: str, kept: ast.expr) -> Change:
    """Return the change that puts a part of the node in its place, in parentheses where it needs them."""
    alone = isinstance(site.parent, ast.stmt | ast.keyword | ast.Call)
    return replaced(site, node, operator, site.source.segment(kept) if alone else site.source.atom(kept))


def appended(site: Site, node: ast.AST, operator: str, text: str) -> Change:
    """Return the change that puts `text` behind the node."""
    _, end = site.source.span(node)
    return Change(operator, end, end, text)

"""Operators of constants, ranges and slices."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from grader.verify.mutants.change import Change, Operator, replaced
from grader.verify.mutants.source import Site


def constant(site: Site) -> Iterator[Change]:
    """Change a number by one and by its sign, turn a truth value, replace a text."""
    node = site.node
    if not isinstance(node, ast.Constant):
        return
    for other in _others(node.value):
        # -1 must not become -(1.real), nor -(1**2)
        bound = isinstance(site.parent, ast.Attribute) or (
            isinstance(site.parent, ast.BinOp) and isinstance(site.parent.op, ast.Pow)
        )
        yield replaced(site, node, "constant", f"({other})" if bound and other[0] == "-" else other)


def _others(value: object) -> tuple[str, ...]:
    match value:
        case bool():
            return (str(not value),)
        case int():
            return (str(value + 1), str(value - 1), f"-{value}")
        case float():
            return (repr(value + 1), f"-{value!r}")
        case str():
            return (repr(f"{value}x"),)
        case _:
            return ()


def text(site: Site) -> Iterator[Change]:
    """Replace a formatted text."""
    if isinstance(site.node, ast.JoinedStr):
        yield replaced(site, site.node, "constant", '""')


def span_of_range(site: Site) -> Iterator[Change]:
    """Begin or end a range one too early or too late."""
    node = site.node
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
        for bound in node.args:
            yield from _off_by_one(site, bound, "range")


def bounds_of_slice(site: Site) -> Iterator[Change]:
    """Drop a bound of a slice, or shift it by one."""
    node = site.node
    if not isinstance(node, ast.Slice):
        return
    for bound in (node.lower, node.upper, node.step):
        if bound is not None:
            yield replaced(site, bound, "bound dropped", "")
            yield from _off_by_one(site, bound, "bound")


def index(site: Site) -> Iterator[Change]:
    """Take the neighbour of an element, or count from the end."""
    node = site.node
    if isinstance(node, ast.Subscript):
        places = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        for place in places:
            if isinstance(place, ast.Name | ast.BinOp):
                yield from _off_by_one(site, place, "index")


def order(site: Site) -> Iterator[Change]:
    """Swap neighbours of a tuple or list, read or assigned."""
    node, parent = site.node, site.parent
    if not isinstance(node, ast.Tuple | ast.List) or isinstance(parent, ast.Compare):
        return  # `in (m, n)` knows no order
    match parent:
        case ast.Assign(value=ast.Tuple()) if isinstance(node.ctx, ast.Store):
            return  # swapping the values does the same
    for first, second in pairwise(node.elts):
        (start, before), (behind, end) = site.source.span(first), site.source.span(second)
        between = site.source.text[before:behind]
        swapped = site.source.segment(second) + between + site.source.segment(first)
        yield Change("elements swapped", start, end, swapped)


def _off_by_one(site: Site, node: ast.expr, operator: str) -> Iterator[Change]:
    if isinstance(node, ast.Constant | ast.Slice):
        return  # a constant has its own changes
    for step in ("+ 1", "- 1"):
        yield replaced(site, node, f"{operator} off by one", f"{site.source.atom(node)} {step}")


CONSTANTS: tuple[Operator, ...] = (constant, text, span_of_range, bounds_of_slice, index, order)

"""Operators of calls: the call, one of its arguments or their order."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from grader.verify.mutants.change import Change, Operator, reduced, replaced
from grader.verify.mutants.source import Site


def call_dropped(site: Site) -> Iterator[Change]:
    """Leave out a call: what it was called on, or one of its first two arguments, stays."""
    node = site.node
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Attribute) and not _is_module(site, node.func.value):
        yield replaced(site, node, f"{node.func.attr} dropped", site.source.atom(node.func.value))
        return
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "call")
    for kept in node.args[:2]:
        if not isinstance(kept, ast.Starred | ast.GeneratorExp):
            yield reduced(site, node, f"{name} dropped", kept)


def argument_dropped(site: Site) -> Iterator[Change]:
    """Leave out one argument: keepdim, dtype, dim, the last size."""
    node = site.node
    if not isinstance(node, ast.Call):
        return
    arguments: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
    for place, left_out in enumerate(arguments):
        name = left_out.arg if isinstance(left_out, ast.keyword) else f"argument {place + 1}"
        yield _without(site, arguments, place, f"{name} dropped")


def arguments_swapped(site: Site) -> Iterator[Change]:
    """Swap two arguments that stand beside each other."""
    node = site.node
    if not isinstance(node, ast.Call):
        return
    values = [*node.args, *(keyword.value for keyword in node.keywords)]
    for first, second in pairwise(values):
        (start, before), (behind, end) = site.source.span(first), site.source.span(second)
        between = site.source.text[before:behind]
        swapped = site.source.segment(second) + between + site.source.segment(first)
        yield Change("arguments swapped", start, end, swapped)


def attribute_dropped(site: Site) -> Iterator[Change]:
    """Leave out an attribute that stands for a call."""
    node = site.node
    if isinstance(node, ast.Attribute) and node.attr in ("T", "mT", "H", "grad", "data", "real"):
        yield replaced(site, node, f"{node.attr} dropped", site.source.atom(node.value))


def decorator_dropped(site: Site) -> Iterator[Change]:
    """Leave out a decorator."""
    node = site.node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        for decorator in node.decorator_list:
            start, end = site.source.span(decorator)
            at = site.source.text.rindex("@", 0, start)
            yield Change("decorator dropped", at, end, "")


def _without(site: Site, arguments: list[ast.expr | ast.keyword], place: int, operator: str) -> Change:
    """Return the change that cuts out an argument and a comma beside it."""
    start, end = site.source.span(arguments[place])
    if place > 0:
        start = site.source.span(arguments[place - 1])[1]
    elif len(arguments) > 1:
        end = site.source.span(arguments[1])[0]
    return Change(operator, start, end, "")


def _is_module(site: Site, node: ast.expr) -> bool:
    """Return whether what stands before the dot is a module, or a part of one."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id in site.source.imported


CALLS: tuple[Operator, ...] = (
    call_dropped,
    argument_dropped,
    arguments_swapped,
    attribute_dropped,
    decorator_dropped,
)

"""Operators of names: an argument that is ignored, or taken for another."""

import ast
from collections.abc import Iterator

from grader.verify.mutants.change import Change, Operator, replaced
from grader.verify.mutants.source import Site


def argument(site: Site) -> Iterator[Change]:
    """Put another argument, or a plain number, in the place of an argument where it is used."""
    node = site.node
    if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load):
        return
    groups = [group for group in site.groups if node.id in group]
    for other in dict.fromkeys(name for group in groups for name in group if name != node.id):
        yield replaced(site, node, "another name", other)
    if groups and not _must_be_an_object(site.parent, node):
        for number in ("0", "1"):
            yield replaced(site, node, "argument ignored", number)


def _must_be_an_object(parent: ast.AST, node: ast.Name) -> bool:
    """Return whether a number in this place is an error of its own: it would show nothing."""
    return (
        (isinstance(parent, ast.Attribute | ast.Subscript) and parent.value is node)
        or (isinstance(parent, ast.Call) and parent.func is node)
        or isinstance(parent, ast.Starred)
    )


NAMES: tuple[Operator, ...] = (argument,)

"""Operators of statements: one that is left out, another result, another error."""

import ast
from collections.abc import Iterator

from grader.verify.mutants.change import Change, Operator, replaced
from grader.verify.mutants.source import Site

_DROPPED = (
    ast.Expr,
    ast.Assign,
    ast.AnnAssign,
    ast.AugAssign,
    ast.Delete,
    ast.For,
    ast.While,
    ast.If,
    ast.Raise,
    ast.Break,
    ast.Continue,
    ast.Assert,
)


def dropped(site: Site) -> Iterator[Change]:
    """Leave out a statement."""
    node = site.node
    if isinstance(node, _DROPPED):
        kind = "raise" if isinstance(node, ast.Raise) else "statement"
        yield replaced(site, node, f"{kind} dropped", "pass")


def context_dropped(site: Site) -> Iterator[Change]:
    """Run the body of a with statement without its context: no_grad is forgotten."""
    node = site.node
    if isinstance(node, ast.With):
        start, _ = site.source.span(node)
        _, end = site.source.span(node.items[-1].optional_vars or node.items[-1].context_expr)
        yield Change("context dropped", start, end, "if True")


def result(site: Site) -> Iterator[Change]:
    """Return nothing, or one of the arguments."""
    node = site.node
    if not isinstance(node, ast.Return) or node.value is None:
        return
    yield replaced(site, node.value, "returns nothing", "None")
    for name in site.groups[0] if site.groups else ():
        yield replaced(site, node.value, "returns an argument", name)


def error(site: Site) -> Iterator[Change]:
    """Raise, or wait for, an error of another type."""
    node = site.node
    raised = node.exc.func if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) else None
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name):
        raised = node.exc
    if isinstance(node, ast.ExceptHandler):
        raised = node.type
    if isinstance(raised, ast.Name):
        for other in ("RuntimeError", "ValueError", "Exception"):
            yield replaced(site, raised, "another error", other)


def loop_control(site: Site) -> Iterator[Change]:
    """Take break for continue, and the other way round."""
    if isinstance(site.node, ast.Break | ast.Continue):
        other = "continue" if isinstance(site.node, ast.Break) else "break"
        yield replaced(site, site.node, "break for continue", other)


STATEMENTS: tuple[Operator, ...] = (dropped, context_dropped, result, error, loop_control)

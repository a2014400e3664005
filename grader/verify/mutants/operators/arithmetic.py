"""Operators of expressions: arithmetic, comparisons, conditions."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from grader.verify.mutants.change import Change, Operator, reduced, replaced
from grader.verify.mutants.source import Site

_BINARY: dict[type[ast.operator], tuple[str, tuple[str, ...]]] = {
    ast.Add: ("+", ("-",)),
    ast.Sub: ("-", ("+",)),
    ast.Mult: ("*", ("/",)),
    ast.Div: ("/", ("*", "//")),
    ast.FloorDiv: ("//", ("/", "*")),
    ast.Mod: ("%", ("//",)),
    ast.Pow: ("**", ("*",)),
    ast.MatMult: ("@", ("*",)),
    ast.BitAnd: ("&", ("|",)),
    ast.BitOr: ("|", ("&",)),
}
_COMMUTE = (ast.Add, ast.Mult, ast.BitAnd, ast.BitOr, ast.BitXor)

# Each comparison with its off-by-one neighbour and its opposite direction.
_COMPARISONS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
}


def operation(site: Site) -> Iterator[Change]:
    """Change the operator, swap the operands where that matters, or drop one of them."""
    node = site.node
    if not isinstance(node, ast.BinOp):
        return
    symbol, others = _BINARY.get(type(node.op), ("", ()))
    for other in others:
        yield from _between(site, node.left, node.right, symbol, other, "operator")
    left, right = site.source.atom(node.left), site.source.atom(node.right)
    if symbol and not isinstance(node.op, _COMMUTE):
        yield replaced(site, node, "operands swapped", f"{right} {symbol} {left}")
    yield reduced(site, node, "operand dropped", node.left)
    yield reduced(site, node, "operand dropped", node.right)


def augmented(site: Site) -> Iterator[Change]:
    """Change the operator of `x += y`, or assign y alone."""
    node = site.node
    if not isinstance(node, ast.AugAssign):
        return
    symbol, others = _BINARY.get(type(node.op), ("", ()))
    if symbol:
        for other in (*(f"{one}=" for one in others), "="):
            yield from _between(site, node.target, node.value, f"{symbol}=", other, "operator")


def comparison(site: Site) -> Iterator[Change]:
    """Shift the boundary of a comparison, or turn it round."""
    node = site.node
    if not isinstance(node, ast.Compare):
        return
    terms = [node.left, *node.comparators]
    for left, operator, right in zip(terms, node.ops, terms[1:], strict=False):
        symbol, others = _COMPARISONS[type(operator)]
        for other in others:
            yield from _between(site, left, right, symbol, other, "comparison")


def condition(site: Site) -> Iterator[Change]:
    """Take `and` for `or`, or leave out one of the terms."""
    node = site.node
    if not isinstance(node, ast.BoolOp):
        return
    symbol, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in pairwise(node.values):
        yield from _between(site, left, right, symbol, other, "condition")
    for left_out in node.values:
        kept = [site.source.atom(term) for term in node.values if term is not left_out]
        yield replaced(site, node, "condition dropped", f" {symbol} ".join(kept))


def sign(site: Site) -> Iterator[Change]:
    """Drop `not`, `-` or `~`."""
    node = site.node
    if isinstance(node, ast.UnaryOp):
        yield reduced(site, node, "sign dropped", node.operand)


def choice(site: Site) -> Iterator[Change]:
    """Fix the condition of an if, a while, a choice or a filter."""
    node = site.node
    tests: list[ast.expr] = []
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        tests = [node.test]
    elif isinstance(node, ast.comprehension):
        tests = node.ifs
    for test in tests:
        yield replaced(site, test, "condition fixed", "False")
        if not isinstance(node, ast.While):  # the loop would never end
            yield replaced(site, test, "condition fixed", "True")


def _between(
    site: Site, left: ast.expr, right: ast.expr, symbol: str, other: str, operator: str
) -> Iterator[Change]:
    """Yield the change of the symbol that stands between two operands."""
    (_, start), (end, _) = site.source.span(left), site.source.span(right)
    pattern = r"\s+".join(re.escape(word) for word in symbol.split())
    found = re.search(pattern, site.source.text[start:end])
    if found is not None:
        yield Change(operator, start + found.start(), start + found.end(), other)


ARITHMETIC: tuple[Operator, ...] = (operation, augmented, comparison, condition, sign, choice)

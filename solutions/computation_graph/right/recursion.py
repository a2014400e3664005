# Style: recursion over the nodes with a set of those seen; ids compared; products for squares.
import torch


def _visit(node, seen):
    if node is None or node in seen:
        return []
    seen.add(node)
    return [node, *(one for following, _ in node.next_functions for one in _visit(following, seen))]


def node_kind(t, output):
    if id(t) == id(output):
        return "output"
    if t.grad_fn is None:
        return "leaf"
    return "intermediate"


def operations(t):
    names = [node.name() for node in _visit(t.grad_fn, set())]
    return [name for name in names if not name.endswith("AccumulateGrad")]


def count_nodes(t):
    return len(_visit(t.grad_fn, set())) or 1


def repeat_square(x, n):
    return x if n == 0 else repeat_square(x * x, n - 1)

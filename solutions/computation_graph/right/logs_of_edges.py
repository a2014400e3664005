# Style: a generator that walks level by level; the edge to the gradient of the output begins the walk.
import torch
from torch.autograd.graph import get_gradient_edge


def _levels(t):
    level = [get_gradient_edge(t).node]
    seen = set()
    while level:
        fresh = []
        for node in level:
            if node is not None and node not in seen:
                seen.add(node)
                yield node
                fresh += [following for following, _ in node.next_functions]
        level = fresh


def node_kind(t, output):
    kinds = {True: "leaf", False: "intermediate"}
    return "output" if output is t else kinds[t.grad_fn is None]


def operations(t):
    if not t.requires_grad:
        return []
    return [type(node).__name__ for node in _levels(t) if getattr(node, "variable", None) is None]


def count_nodes(t):
    return sum(1 for _ in _levels(t))


def repeat_square(x, n):
    y = x
    for _ in range(n):
        y = torch.pow(input=y, exponent=2)
    return y

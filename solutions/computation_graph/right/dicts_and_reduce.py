# Style: nodes as the keys of a dict, a stack, functools.reduce, torch.square; a clone where n is 0.
from functools import reduce

import torch


def _depth_first(t):
    stack, seen = [t.grad_fn], {}
    while stack:
        node = stack.pop()
        if node and node not in seen:
            seen[node] = node.__class__.__name__
            stack.extend(pair[0] for pair in node.next_functions)
    return list(seen.values())


def node_kind(t, output):
    return "output" if t is output else ("intermediate", "leaf")[t.is_leaf]


def operations(t):
    return list(filter(lambda name: name != "AccumulateGrad", _depth_first(t)))


def count_nodes(t):
    return max(len(_depth_first(t)), 1)


def repeat_square(x, n):
    return reduce(lambda y, _: torch.square(y), range(n), x.clone())

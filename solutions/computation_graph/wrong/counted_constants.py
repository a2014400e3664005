# Counts the places of constants, which are None, as nodes.
import torch
from torch.autograd.graph import Node


def is_leaf_node(node: Node) -> bool:
    return hasattr(node, "variable")


def nodes(t: torch.Tensor) -> list[Node]:
    found, pending = [], [t.grad_fn]
    while pending:
        node = pending.pop(0)
        if node is not None and node not in found:
            found.append(node)
            pending += [following for following, _ in node.next_functions]
    return found


def node_kind(t: torch.Tensor, output: torch.Tensor) -> str:
    if t is output:
        return "output"
    return "leaf" if t.is_leaf else "intermediate"


def operations(t: torch.Tensor) -> list[str]:
    return [type(node).__name__ for node in nodes(t) if not is_leaf_node(node)]


def count_nodes(t):
    if t.is_leaf:
        return 1
    constants = [following for node in nodes(t) for following, _ in node.next_functions if following is None]
    return len(nodes(t)) + len(constants)


def repeat_square(x: torch.Tensor, n: int) -> torch.Tensor:
    for _ in range(n):
        x = x**2
    return x

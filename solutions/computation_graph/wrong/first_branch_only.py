# Follows the first input of each operation and never the others.
import torch
from torch.autograd.graph import Node


def is_leaf_node(node: Node) -> bool:
    return hasattr(node, "variable")


def nodes(t):
    found = []
    node = t.grad_fn
    while node is not None:
        found.append(node)
        node = node.next_functions[0][0] if node.next_functions else None
    return found


def node_kind(t: torch.Tensor, output: torch.Tensor) -> str:
    if t is output:
        return "output"
    return "leaf" if t.is_leaf else "intermediate"


def operations(t: torch.Tensor) -> list[str]:
    return [type(node).__name__ for node in nodes(t) if not is_leaf_node(node)]


def count_nodes(t: torch.Tensor) -> int:
    return 1 if t.is_leaf else len(nodes(t))


def repeat_square(x: torch.Tensor, n: int) -> torch.Tensor:
    for _ in range(n):
        x = x**2
    return x

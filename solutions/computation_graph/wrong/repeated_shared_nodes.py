# Walks every path and meets shared nodes again and again.
import torch
from torch.autograd.graph import Node


def is_leaf_node(node: Node) -> bool:
    return hasattr(node, "variable")


def nodes(t):
    def walk(node):
        if node is None:
            return []
        return [node] + [one for following, _ in node.next_functions for one in walk(following)]

    return walk(t.grad_fn)


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

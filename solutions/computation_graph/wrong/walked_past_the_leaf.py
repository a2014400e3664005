# Below AccumulateGrad there is nothing, so that [0] finds no entry.
import torch
from torch.autograd.graph import Node


def is_leaf_node(node: Node) -> bool:
    """Return whether the node is an AccumulateGrad, which stands for a leaf."""
    return hasattr(node, "variable")


def nodes(t: torch.Tensor) -> list[Node]:
    """Return the nodes of t's graph, its own first, each once."""
    found, node = [], t.grad_fn
    while node is not None:
        found.append(node)
        node = node.next_functions[0][0]
    return found


def node_kind(t: torch.Tensor, output: torch.Tensor) -> str:
    """Return "output", "leaf" or "intermediate": what t is in the graph of `output`."""
    if t is output:
        return "output"
    return "leaf" if t.is_leaf else "intermediate"


def operations(t: torch.Tensor) -> list[str]:
    """Return the names of the operations in t's graph, t's own first; [] for a leaf."""
    return [type(node).__name__ for node in nodes(t) if not is_leaf_node(node)]


def count_nodes(t: torch.Tensor) -> int:
    """Return the number of tensors in t's graph: its leaves, t, and all between."""
    return 1 if t.is_leaf else len(nodes(t))


def repeat_square(x: torch.Tensor, n: int) -> torch.Tensor:
    """Return x^(2^n), by n operations."""
    for _ in range(n):
        x = x**2
    return x

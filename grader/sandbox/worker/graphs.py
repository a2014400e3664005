"""The autograd graph of a result, as names and as nodes that a page can draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from grader.sandbox.observations import GraphNode, graph_nodes, leaf_of, walk_graph

if TYPE_CHECKING:
    import torch

MAX_NODES = 200
MAX_DRAWN = 24


def graph_names(tensor: torch.Tensor) -> tuple[str, ...]:
    """Return the names of the graph's nodes, the output's first, each once."""
    return tuple(node.name() for node, _ in walk_graph(tensor.grad_fn, MAX_NODES))


def graph_of(tensor: torch.Tensor, arguments: Sequence[tuple[str, object]]) -> tuple[GraphNode, ...]:
    """Return the graph from the output down to its leaves; what is an argument carries its label.

    Arguments that require grad and are not reached stand at the end, as "unreached".
    """
    import torch

    labels = {id(value): label for label, value in reversed(arguments)}
    made = {
        value.grad_fn: (id(value), label)
        for label, value in reversed(arguments)
        if isinstance(value, torch.Tensor) and value.grad_fn is not None
    }
    if tensor.grad_fn is None:
        kind = "leaf" if tensor.requires_grad else "constant"
        nodes = [GraphNode(name="", kind=kind, label=labels.get(id(tensor), ""), inputs=())]
        reached = {id(tensor)} if tensor.requires_grad else set()
    else:
        found = walk_graph(tensor.grad_fn, MAX_DRAWN)
        of_nodes = {node: made.get(node) or _of_leaf(node, labels) for node, _ in found}
        nodes = graph_nodes(found, lambda node: of_nodes[node][1])
        reached = {argument for argument, _ in of_nodes.values()}
    return (*nodes, *_unreached(reached, arguments))


def _of_leaf(node: Any, labels: Mapping[int, str]) -> tuple[int, str]:
    """Return the id of the leaf that the node stands for, and its label where it is an argument."""
    leaf = leaf_of(node)
    return id(leaf), labels.get(id(leaf), "") if leaf is not None else ""


def _unreached(reached: set[int], arguments: Sequence[tuple[str, object]]) -> list[GraphNode]:
    import torch

    return [
        GraphNode(name="", kind="unreached", label=label, inputs=())
        for label, value in arguments
        if isinstance(value, torch.Tensor) and value.requires_grad and id(value) not in reached
    ]

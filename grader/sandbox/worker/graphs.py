"""The autograd graph of a result, as names and as nodes that a page can draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from grader.sandbox.observations import GraphNode

if TYPE_CHECKING:
    import torch

MAX_NODES = 200
MAX_DRAWN = 24


def graph_names(tensor: torch.Tensor) -> tuple[str, ...]:
    """Return the names of the graph's nodes, the output's first, each once."""
    return tuple(node.name() for node, _ in _walk(tensor, MAX_NODES))


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
        found = _walk(tensor, MAX_DRAWN)
        places = {node: place for place, (node, _) in enumerate(found)}
        nodes = []
        reached = set()
        for place, (node, following) in enumerate(found):
            leaf = getattr(node, "variable", None)
            argument, label = made.get(node, (id(leaf), labels.get(id(leaf), "") if leaf is not None else ""))
            reached.add(argument)
            nodes.append(
                GraphNode(
                    name=node.name(),
                    kind="leaf" if leaf is not None else "intermediate" if place else "output",
                    label=label,
                    inputs=tuple(places[one] for one in following if one in places),
                )
            )
    return (*nodes, *_unreached(reached, arguments))


def _walk(tensor: torch.Tensor, most: int) -> list[tuple[Any, list[Any]]]:
    """Return the graph's nodes breadth first, each once, with the nodes that follow it."""
    found: list[tuple[Any, list[Any]]] = []
    seen: set[Any] = set()
    pending = [tensor.grad_fn]
    while pending and len(found) < most:
        node = pending.pop(0)
        if node is None or node in seen:
            continue
        seen.add(node)
        following = [one for one, _ in node.next_functions if one is not None]
        found.append((node, following))
        pending += following
    return found


def _unreached(reached: set[int], arguments: Sequence[tuple[str, object]]) -> list[GraphNode]:
    import torch

    return [
        GraphNode(name="", kind="unreached", label=label, inputs=())
        for label, value in arguments
        if isinstance(value, torch.Tensor) and value.requires_grad and id(value) not in reached
    ]

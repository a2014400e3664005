"""Gradients of an answer: what it gives when a check goes backward through the student's graph."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast, get_args

from grader.checks.compare import Tolerance, equal
from grader.checks.rules import matches
from grader.checks.texts import Said, say
from grader.results.model import GraphNode, GraphView, NodeKind
from grader.sandbox.observations import GraphNode as Seen
from grader.sandbox.observations import Observations, graph_nodes, leaf_of, walk_graph

if TYPE_CHECKING:
    import torch

MAX_NODES = 24
_MOST_REPEATS = 5
_MAKERS = ("torch.tensor", "torch.as_tensor", "torch.asarray", "from_numpy", "Tensor.new_tensor")


@dataclass(frozen=True)
class Cut:
    """The pattern of an answer whose graph does not lead to the argument; `rebuilt`: it was made anew."""

    rebuilt: bool


detached: Final = Cut(rebuilt=False)
rebuilt: Final = Cut(rebuilt=True)


def cut_of(seen: Observations) -> Cut:
    """Return how the graph was cut before the argument; `seen` holds the calls.

    A tensor made anew of the numbers is a new leaf, or a constant where it was not told to require grad.
    """
    if seen.shares_memory:
        return detached
    new_leaf = seen.is_leaf and seen.requires_grad
    made_anew = any(matches(call, maker) for call in seen.calls for maker in _MAKERS)
    return rebuilt if new_leaf or made_anew else detached


def say_cut(cut: Cut) -> tuple[str, Said]:
    """Return the built-in mistake of a cut graph, and what to say."""
    name = "rebuilt_leaf" if cut.rebuilt else "graph_cut"
    return name, say(name)


def mistake_of_cut(cut: Cut, mistakes: Mapping[str, object]) -> str | None:
    """Return the first mistake whose pattern is this cut; a rebuilt leaf is a detached graph, too."""
    for wanted in [cut, detached]:
        for name, pattern in mistakes.items():
            if wanted in (pattern if isinstance(pattern, list) else [pattern]):
                return name
    return None


def built_in_mistake(
    gradient: "torch.Tensor", expected: "torch.Tensor", elements: int, tolerance: Tolerance
) -> tuple[str, Said] | None:
    """Return the built-in mistake of a wrong gradient: accumulated, or of the other reduction."""
    for name, pattern in _patterns(expected, elements):
        if not equal(expected, pattern, tolerance) and equal(gradient, pattern, tolerance):
            return name, say(name)
    return None


def _patterns(expected: "torch.Tensor", elements: int) -> Iterator[tuple[str, "torch.Tensor"]]:
    if elements > 1:
        yield "mean_for_sum", expected / elements
        yield "sum_for_mean", expected * elements
    for times in range(2, _MOST_REPEATS + 1):
        yield "accumulated_gradient", expected * times


def gradient_of(
    answer: "torch.Tensor", argument: "torch.Tensor", weights: "torch.Tensor | None"
) -> "torch.Tensor | None":
    """Return the gradient of the answer, weighted and summed, for the argument; None where it has none."""
    import torch

    if not answer.requires_grad:
        return None
    if weights is None:
        weights = torch.ones_like(answer)
    return torch.autograd.grad(answer, argument, weights, retain_graph=True, allow_unused=True)[0]


def seen_graph(seen: Observations) -> GraphView | None:
    """Return the student's graph as the worker saw it; None where the answer is no tensor."""
    return _view(seen.graph) if seen.graph else None


def _view(nodes: Sequence[Seen]) -> GraphView:
    return GraphView(nodes=[_shown(node) for node in nodes])


def _shown(node: Seen) -> GraphNode:
    """Return a node of known kind: what the worker says is a claim, and may be anything."""
    known = node.kind if node.kind in get_args(NodeKind) else "intermediate"
    return GraphNode(
        name=node.name[:60],
        kind=cast("NodeKind", known),
        label=node.label[:60],
        inputs=list(node.inputs[:20]),
    )


def graph_of(like: "torch.Tensor", arguments: Sequence[tuple[str, object]]) -> GraphView:
    """Return the graph of a tensor of the check; `arguments` are those of the call, with their labels."""
    # kept while the graph is walked: the object of a node lives no longer than somebody holds it
    owners = [(getattr(value, "grad_fn", None) or value, label) for label, value in reversed(arguments)]
    labels = {id(owner): label for owner, label in owners}

    def label(node: object) -> str:
        leaf = leaf_of(node)
        return labels.get(id(node if leaf is None else leaf), "")

    return _view(graph_nodes(walk_graph(like.grad_fn, MAX_NODES), label))

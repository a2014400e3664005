"""Autograd graphs to draw: whole ones, cut ones, and one whose every word is an attack."""

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from grader.results import GraphNode, GraphView, SubmissionResult, Text
from tests.reports.builders import check, submission, topic
from tests.reports.hostile import HOSTILE

Kind = Literal["output", "intermediate", "leaf", "constant", "unreached"]
ACCUMULATE = "torch::autograd::AccumulateGrad"


def node(name: str, kind: Kind, label: str = "", inputs: Sequence[int] = ()) -> GraphNode:
    """Return a node that was made of the nodes at `inputs`."""
    return GraphNode(name=name, kind=kind, label=label, inputs=list(inputs))


def square_plus_one() -> GraphView:
    """Return the graph of x² + 1."""
    return GraphView(
        nodes=[
            node("AddBackward0", "output", inputs=[1]),
            node("PowBackward0", "intermediate", inputs=[2]),
            node(ACCUMULATE, "leaf", "0"),
        ]
    )


def rebuilt() -> GraphView:
    """Return the graph of torch.tensor(x², requires_grad=True): a leaf, and an argument out of reach."""
    return GraphView(nodes=[node("", "leaf"), node("", "unreached", "0")])


def without_graph() -> GraphView:
    """Return the graph of a result that has none."""
    return GraphView(nodes=[node("", "constant"), node("", "unreached", "x")])


def half_cut() -> GraphView:
    """Return the graph of w @ x.detach() + w * b, where a link passes a row and x is out of reach."""
    return GraphView(
        nodes=[
            node("AddBackward0", "output", inputs=[1, 2]),
            node("MmBackward0", "intermediate", inputs=[5]),
            node("MulBackward0", "intermediate", inputs=[3, 4]),
            node(ACCUMULATE, "leaf", "w"),
            node(ACCUMULATE, "leaf", "b"),
            node("TBackward0", "intermediate", inputs=[3]),
            node("", "unreached", "x"),
        ]
    )


def hostile_graph() -> GraphView:
    """Return a graph whose names are attacks, and whose links lead in circles and to nowhere."""
    kinds: tuple[Kind, ...] = ("output", "intermediate", "leaf", "constant", "unreached")
    return GraphView(
        nodes=[
            node(
                HOSTILE * (place % 2),
                kinds[place % 5],
                HOSTILE * (place % 3),
                [-1, place, 0, *range(40), 10**30],
            )
            for place in range(40)
        ]
    )


def drawn(*graphs: GraphView, expected: GraphView | None = None) -> SubmissionResult:
    """Return a submission with a failed check for each graph, of one topic."""
    failed = [
        check(f"test_{number}", Text(zh="求导", en="Gradients"), "failed") for number in range(len(graphs))
    ]
    checks = [
        replace(check, graph=graph, expected_graph=expected)
        for check, graph in zip(failed, graphs, strict=True)
    ]
    return submission([topic("autograd", checks)])

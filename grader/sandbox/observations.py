"""What a call of the student's function gave: its reply, and what the worker saw while it ran.

Observations are made in the worker, next to the student's code: they are claims. A rule may take points
away for what they show; no verdict of "right" and no security rests on them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from msgspec import Struct

# the attribute of a tensor of the check's that tells the device it is to arrive on
ARRIVES_ON = "_arrives_on"


class GraphNode(Struct, frozen=True, kw_only=True):
    """A node of an autograd graph.

    `kind` is "output", "intermediate", "leaf", "constant" (a result without a graph) or "unreached" (an
    argument that requires grad, which the graph does not lead to). `label` is the argument's, where it is
    one. `inputs` are the places, in the whole graph, of the nodes that it was made of.
    """

    name: str
    kind: str
    label: str
    inputs: tuple[int, ...]


class Event(Struct, frozen=True, kw_only=True):
    """One step of what a call did with devices and clocks; see `worker.devices` for who notes it.

    `kind` is "move" (a tensor from `origin` to `device`; `label` where it is an argument), "product" (a
    matrix product of this dtype and shape on `device`), "wait" (for the device), or "clock" (a reading,
    in `seconds`; of the device's own clock where `device` is not empty).
    """

    kind: str
    device: str = ""
    origin: str = ""
    label: str = ""
    dtype: str = ""
    shape: tuple[int, ...] = ()
    seconds: float = 0.0


def walk_graph(root: Any, most: int) -> list[tuple[Any, list[Any]]]:
    """Return the nodes of an autograd graph breadth first, each once, with the nodes that follow it.

    `root` is a grad_fn or None; of a graph with more than `most` nodes the first are returned.
    """
    found: list[tuple[Any, list[Any]]] = []
    seen: set[Any] = set()
    pending = [root]
    while pending and len(found) < most:
        node = pending.pop(0)
        if node is None or node in seen:
            continue
        seen.add(node)
        following = [one for one, _ in node.next_functions if one is not None]
        found.append((node, following))
        pending += following
    return found


def leaf_of(node: Any) -> Any:
    """Return the leaf tensor that a node of a graph accumulates into; None for an operation."""
    return getattr(node, "variable", None)


def graph_nodes(found: Sequence[tuple[Any, list[Any]]], label: Callable[[Any], str]) -> list[GraphNode]:
    """Return the nodes of a walk as they are drawn; `label` names those that are arguments."""
    places = {node: place for place, (node, _) in enumerate(found)}
    return [
        GraphNode(
            name=node.name(),
            kind="leaf" if leaf_of(node) is not None else "intermediate" if place else "output",
            label=label(node),
            inputs=tuple(places[one] for one in following if one in places),
        )
        for place, (node, following) in enumerate(found)
    ]


class Observations(Struct, frozen=True, kw_only=True):
    """What the worker saw during one call.

    An argument's label is its position or its keyword ("0", "dim"), with the place inside a container
    ("0[2]"). `requires_grad` and `is_leaf` are None where the result is no tensor. `calls` (dotted names of
    the library functions called, in order) needs "calls" in `observe`; `largest_result` (elements of the
    largest tensor or array made) needs "sizes". `grad_fns` and `graph` begin at the result.
    `printed` went to the standard output, `errors` to the standard error; `warnings` are the dotted names of
    their classes, nearest first, with their texts; `logs` are loggers, levels and messages. `engine_runs`
    counts backward passes of the autograd engine. `device` is where the result lies, None where it is no
    tensor; `events`, in order, are noted only in topics that ask for a device.
    """

    changed: tuple[str, ...] = ()
    shares_memory: tuple[str, ...] = ()
    requires_grad: bool | None = None
    is_leaf: bool | None = None
    grad_fns: tuple[str, ...] = ()
    graph: tuple[GraphNode, ...] = ()
    printed: str = ""
    errors: str = ""
    logs: tuple[tuple[str, int, str], ...] = ()
    warnings: tuple[tuple[tuple[str, ...], str], ...] = ()
    calls: tuple[str, ...] = ()
    engine_runs: int = 0
    largest_result: int = 0
    grad_mode_changed: bool = False
    default_dtype_changed: bool = False
    device: str | None = None
    events: tuple[Event, ...] = ()

    @property
    def transfers(self) -> tuple[Event, ...]:
        """The moves of tensors from one device to another, in order."""
        return tuple(event for event in self.events if event.kind == "move")


@dataclass(frozen=True)
class Opaque:
    """An object of a class that cannot cross from the worker: only the name of its class came."""

    type_name: str


@dataclass(frozen=True, eq=False)
class Reply:
    """One call's outcome: the decoded value, or the exception that the student's code raised.

    `error` is of the real builtin type and carries `__student__`, the `Trouble` to show. `categories` are
    the classes of warnings that the student defined, by their place.
    """

    value: object | None
    error: BaseException | None
    seen: Observations
    categories: Mapping[int, object] = field(default_factory=dict)


class StudentFunction(Protocol):
    """A function of the student's module, seen from the session: a call of it runs in the worker."""

    name: str

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Return the decoded value, or raise what the student's code raised."""
        ...

    def observe(
        self,
        *args: object,
        observe: frozenset[str] = frozenset(),
        may_change: frozenset[str] = frozenset(),
        **kwargs: object,
    ) -> Reply:
        """Return value or error with the observations; `observe` asks for "calls" and "sizes".

        What the call changed shows in the arguments whose labels are in `may_change`, in no others.
        """
        ...

"""Labels of a call's arguments: position or keyword, and the place inside lists, tuples and dicts."""

import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from grader.sandbox.arrays import is_array

if TYPE_CHECKING:
    from torch import Tensor

MAX_LABELS = 10_000


def labelled(args: Sequence[object], kwargs: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield every argument with its label, and what its lists, tuples and dicts hold."""
    pending = deque([(str(place), value) for place, value in enumerate(args)] + list(kwargs.items()))
    count = 0
    while pending and count < MAX_LABELS:
        label, value = pending.popleft()
        count += 1
        yield label, value
        if isinstance(value, list | tuple | deque) and may_change(value):
            pending += [(f"{label}[{place}]", item) for place, item in enumerate(value) if may_change(item)]
        elif isinstance(value, dict) and may_change(value):
            pending += [(item_label(label, key), item) for key, item in value.items() if may_change(item)]


def item_label(label: str, key: object) -> str:
    """Return the label of what a dict holds under `key`."""
    return f"{label}[{key!r:.40}]"


def may_change(value: object) -> bool:
    """Return whether the value is of a kind that a call can change in place."""
    torch = sys.modules.get("torch")
    return (
        # not isinstance: an object may claim any class
        issubclass(type(value), list | tuple | dict | set | deque | bytearray)
        or is_array(value)
        or (torch is not None and isinstance(value, torch.Tensor))
    )


def differentiable(args: Sequence[object], kwargs: Mapping[str, object]) -> "list[tuple[str, Tensor]]":
    """Return the argument tensors that require grad, each once, with their labels; in their order."""
    torch = sys.modules.get("torch")
    if torch is None:
        return []
    found: dict[int, tuple[str, Tensor]] = {}
    for label, value in labelled(args, kwargs):
        if isinstance(value, torch.Tensor) and value.requires_grad:
            found.setdefault(id(value), (label, value))
    return list(found.values())

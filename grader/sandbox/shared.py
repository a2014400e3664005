"""Containers that both sides hold: a list that crossed once stays one list, whoever changes it.

Without a boundary `stack.items` is the student's own list: what the check appends to it, the student's code
finds, and the other way round. Here each side has a copy of its own under one label; before a side says
anything, it tells which of its copies have changed since. Both sides add in the same order, and so forget
the same ones.
"""

from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from operator import is_
from typing import cast

MAX_SHARED = 128
MAX_SHARED_ITEMS = 1_000

_KINDS = frozenset({list, dict, set, deque})


def may_be_shared(value: object) -> bool:
    """Return whether a value is a container that can be kept in step: a builtin one of modest size."""
    return type(value) in _KINDS and len(cast("list[object]", value)) <= MAX_SHARED_ITEMS


class Shared:
    """The shared containers of one side, by label."""

    def __init__(self) -> None:
        self._objects: OrderedDict[str, object] = OrderedDict()
        self._labels: dict[int, str] = {}
        self._seen: dict[str, tuple[object, ...]] = {}

    def add(self, label: str, value: object) -> None:
        """Share a container from now on; one that is shared already keeps its label."""
        if id(value) in self._labels or label in self._objects:
            return
        self._objects[label] = value
        self._labels[id(value)] = label
        self._seen[label] = _contents(value)
        if len(self._objects) > MAX_SHARED:
            old, forgotten = self._objects.popitem(last=False)
            del self._labels[id(forgotten)], self._seen[old]

    def label_of(self, value: object) -> str | None:
        """Return the label of a container; None where it is not shared."""
        return self._labels.get(id(value))

    def get(self, label: str) -> object | None:
        """Return the container of that label; None where there is none."""
        return self._objects.get(label)

    def labels(self) -> dict[int, str]:
        """Return the labels by the ids of the containers."""
        return dict(self._labels)

    def changed(self) -> Iterator[tuple[str, object]]:
        """Yield the containers that have changed since they were told of, with their labels."""
        for label, value in list(self._objects.items()):
            now = _contents(value)
            before = self._seen[label]
            if len(now) != len(before) or not all(map(is_, now, before)):
                yield label, value

    def written_out(self) -> int:
        """Return how many items the largest of the containers would show; see the function."""
        return written_out(self._objects.values())

    def told(self, label: str) -> None:
        """Note that the other side knows what the container holds now."""
        if label in self._objects:
            self._seen[label] = _contents(self._objects[label])


def written_out(values: Iterable[object]) -> int:
    """Return how many items the values would show if each container were written out wherever it stands.

    Thirty lists that each hold the next one twice are sixty items, and a billion for whoever prints,
    compares or walks them. A container inside itself counts as one item.
    """
    sizes: dict[int, int] = {}
    waiting = [(value, False) for value in values]
    while waiting:
        value, is_ready = waiting.pop()
        if type(value) not in _KINDS and type(value) is not tuple:
            continue
        items = _contents(value)
        if is_ready:
            sizes[id(value)] = 1 + sum(sizes.get(id(item), 1) for item in items)
        elif id(value) not in sizes:
            sizes[id(value)] = 1
            waiting.append((value, True))
            waiting += [(item, False) for item in items]
    return max(sizes.values(), default=0)


def _contents(value: object) -> tuple[object, ...]:
    if isinstance(value, dict):
        return (*value.keys(), *value.values())
    return tuple(cast("list[object]", value))

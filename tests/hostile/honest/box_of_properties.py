# honest: A class with slots, properties, an inherited initialiser and a generic base.
from typing import Generic, TypeVar

T = TypeVar("T")


class Base(Generic[T]):
    __slots__ = ("_items",)

    def __init__(self, *items: T) -> None:
        self._items = [*items]


class Box(Base[int]):
    __slots__ = ()

    @property
    def content(self) -> list[int]:
        return list(self._items)

    def put(self, item: int) -> "Box":
        self._items += [item]
        return self

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, place: int) -> int:
        return self._items[place]


def attack(n: int) -> int:
    return len(Box(*[n] * 3)) * n * n // 3

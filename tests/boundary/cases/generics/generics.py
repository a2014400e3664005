from __future__ import annotations

import typing
from collections import UserDict, UserList
from collections.abc import Iterable, Iterator, MutableMapping, Sequence

T = typing.TypeVar("T")
Number = int | float


class Box(typing.Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def map(self, function: typing.Callable[[T], T]) -> Box[T]:
        return Box(function(self.value))


class Sized(typing.Protocol):
    def __len__(self) -> int: ...


@typing.runtime_checkable
class Quacks(typing.Protocol):
    def quack(self) -> str: ...


class Duck:
    def quack(self) -> str:
        return "quack"


class CaseInsensitive(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())


class Store(MutableMapping):
    def __init__(self):
        self.data = {}

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


class Countdown(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, index):
        if not 0 <= index < self.n:
            raise IndexError
        return self.n - index


class Sorted(UserList):
    def append(self, item):
        super().append(item)
        self.data.sort()


def total(numbers: Iterable[Number], start: Number = 0) -> Number:
    return sum(numbers, start)


def count(items: Sized) -> int:
    return len(items)


def pairs() -> Iterator[tuple[int, str]]:
    yield 1, "a"

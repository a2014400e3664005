# honest: Annotates everything, with generics and protocols, evaluated late.
# whole
from __future__ import annotations

from typing import Generic, Protocol, TypeVar

N = TypeVar("N", int, float)


class Squares(Protocol[N]):
    def __call__(self, n: N) -> N: ...


class Box(Generic[N]):
    def __init__(self, value: N) -> None:
        self.value: N = value
        self.content: list[N] = [value]

    def put(self, item: N) -> Box[N]:
        self.content.append(item)
        return self

    def __len__(self) -> int:
        return len(self.content)

    def __iter__(self):
        return iter(self.content)


def attack(n: int) -> int:
    box: Box[int] = Box(n)
    return box.value * box.value


def double(t):
    return t * 2


def total(values: list[float]) -> float:
    return sum(values)


def name(text: str) -> str:
    return text.title()


def shape(t) -> dict[str, int]:
    return {"rows": t.shape[0], "columns": t.shape[1]}


def count(n: int):
    return iter(range(n))


def apply(function, value):
    return function(value)


def each(word):
    return word.upper()


def places(n):
    return range(n)


def save(path, text):
    with open(path, "w") as file:
        file.write(text)

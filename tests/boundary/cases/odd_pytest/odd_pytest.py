import asyncio
import contextlib
import enum
import functools
import logging
import os
import sys
import warnings
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from decimal import Decimal, getcontext
from fractions import Fraction
from typing import NamedTuple, Protocol


class Colour(enum.Enum):
    RED = "r"
    GREEN = "g"

    @property
    def loud(self):
        return self.name + "!"

    @classmethod
    def default(cls):
        return cls.GREEN


class Flags(enum.IntFlag):
    A = 1
    B = 2


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Kind(enum.StrEnum):
    ONE = "one"


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tags: tuple = field(default=(), compare=False)

    def bump(self):
        return Version(self.major, self.minor + 1)


class Point(NamedTuple):
    x: int
    y: int = 0


Pair = namedtuple("Pair", "left right", defaults=[None])


def rate():
    return 3


def double_rate():
    return 2 * rate()


def price(text):
    return Decimal(text) * Decimal("1.10")


def half(n):
    return Fraction(n, 2)


def third():
    return Decimal(1) / Decimal(3)


def ask():
    name = input("name? ")
    age = int(input())
    return f"{name} is {age}"


def lines():
    return [line.strip() for line in sys.stdin]


def old(x):
    warnings.warn("old is old", DeprecationWarning, stacklevel=2)
    return x


def countdown(n):
    try:
        while n:
            got = yield n
            n = got if got is not None else n - 1
        return "done"
    finally:
        print("closed")


def delegating():
    result = yield from countdown(2)
    yield result


async def slow(x):
    await asyncio.sleep(0)
    return x + 1


async def gathered(xs):
    return await asyncio.gather(*(slow(x) for x in xs))


async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


@contextlib.asynccontextmanager
async def opened():
    print("in")
    yield "resource"
    print("out")


@contextlib.contextmanager
def swallowing(kind):
    try:
        yield
    except kind:
        print("swallowed")


@functools.singledispatch
def shown(x):
    return "object"


@shown.register
def _(x: int):
    return "int"


@shown.register
def _(x: list):
    return f"list of {len(x)}"


@functools.total_ordering
class Size:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return f"Size({self.n})"


def collections():
    return {
        "counter": Counter("aab"),
        "ordered": OrderedDict(a=1),
        "default": defaultdict(list, a=[1]),
        "deque": deque([1, 2], maxlen=3),
    }


def home():
    return os.environ.get("ODD_HOME", "none")


def logs():
    logging.getLogger("odd").warning("watch %s", "out")


def both(out, err):
    print(out)
    print(err, file=sys.stderr, end="")


def group():
    raise ExceptionGroup("many", [ValueError("a"), TypeError("b")])


def chained():
    try:
        {}["k"]
    except KeyError as error:
        raise RuntimeError("outer") from error


def noted():
    error = ValueError("with note")
    error.add_note("read this")
    raise error


def mutate(items, mapping, unique):
    items.sort(reverse=True)
    mapping.setdefault("new", []).append(1)
    unique.discard(1)


def identity(x):
    return x


def make_adder(n):
    def add(x, *, twice=False):
        return x + n * (2 if twice else 1)

    return add


class Stack:
    def __init__(self, items=()):
        self._items = list(items)

    def push(self, x):
        self._items.append(x)
        return self

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def __getitem__(self, i):
        return self._items[i]

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._items.clear()
        return False

    def __bool__(self):
        return bool(self._items)

    def __format__(self, spec):
        return f"<{spec}:{len(self)}>"

    def __matmul__(self, other):
        return len(self) * other

    def __call__(self, k):
        return self._items[-k:]


class Drawable(Protocol):
    def draw(self): ...


def render(thing):
    return thing.draw().upper()


MATRIX = [[1, 2], [3, 4]]
CONST = frozenset({1, 2})

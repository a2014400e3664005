import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import typing

LIMIT = 7
NAMES = ["a", "b"]
TABLE = [(1, 2), (2, 4), (3, 6)]
SETTINGS = {"x": 1, "y": [1, 2]}


class Colour(enum.Enum):
    RED = 1
    BLUE = "b"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 3


class Flag(enum.Flag):
    A = 1
    B = 2


Point = collections.namedtuple("Point", ["x", "y"])


class Typed(typing.NamedTuple):
    name: str
    size: int = 3


@dataclasses.dataclass
class Book:
    title: str
    pages: int = 0
    tags: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int


def same(value):
    return value


def kind(value):
    return type(value).__name__


def everything():
    return [
        1,
        -1,
        2**80,
        True,
        None,
        1.5,
        float("inf"),
        1 + 2j,
        "text",
        b"bytes",
        (1, 2),
        [1, [2]],
        {1: "a"},
        {1, 2},
        frozenset([1]),
        range(1, 9, 2),
        slice(1, None, 2),
        ...,
        datetime.date(2020, 1, 2),
        datetime.datetime(2020, 1, 2, 3, 4, 5, 6),
        datetime.timedelta(days=1),
        decimal.Decimal("1.10"),
        fractions.Fraction(1, 3),
        collections.OrderedDict(a=1),
        collections.Counter("aab"),
        collections.deque([1, 2]),
    ]


def double(x):
    return 2 * x


def favourite():
    return Colour.RED


def point():
    return Point(1, 2)


def swap(p):
    return Point(p.y, p.x)


def shelf():
    return [Book("a", 3), Book("b", 5, ["x"])]


def defaults(a, b=2, *args, c, d=4, **kwargs):
    """Have every kind of parameter."""
    return a, b, args, c, d, kwargs

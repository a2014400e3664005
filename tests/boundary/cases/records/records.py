import dataclasses
import enum
import typing
from dataclasses import dataclass, field


class Suit(enum.Enum):
    CLUBS = "♣"
    HEARTS = "♥"

    @property
    def is_red(self):
        return self is Suit.HEARTS

    def __lt__(self, other):
        return list(Suit).index(self) < list(Suit).index(other)


@dataclass(order=True)
class Card:
    rank: int
    suit: Suit = Suit.CLUBS

    def __post_init__(self):
        if not 1 <= self.rank <= 13:
            raise ValueError(f"no rank {self.rank}")

    def __str__(self):
        return f"{self.rank}{self.suit.value}"


@dataclass
class Hand:
    cards: list[Card] = field(default_factory=list)
    owner: typing.Optional[str] = None
    seed: int = field(default=0, repr=False, compare=False)
    size: int = field(init=False, default=0)

    def add(self, *cards):
        self.cards.extend(cards)
        self.size += len(cards)
        return self

    def best(self):
        return max(self.cards)


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0

    def moved(self, dx):
        return dataclasses.replace(self, x=self.x + dx)


@dataclass
class Point3(Point.__base__):
    x: float = 0.0


class Permission(enum.Flag):
    NONE = 0
    READ = enum.auto()
    WRITE = enum.auto()


class Status(str, enum.Enum):
    OK = "ok"
    BAD = "bad"


class Grade(typing.NamedTuple):
    name: str
    points: float = 0.0

    @property
    def passed(self):
        return self.points >= 50


def by_suit(cards):
    table = {}
    for card in cards:
        table.setdefault(card.suit, []).append(card)
    return table


def as_dict(thing):
    return dataclasses.asdict(thing)


def grades():
    return [Grade("Ann", 90.0), Grade("Bob")]


def rights():
    return Permission.READ | Permission.WRITE

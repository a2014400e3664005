"""The fingerprints of a class, and the pairs that share most of them.

Only fingerprints are kept, 4 bytes each, so that a class of thousands fits in memory. Pairs are found by
way of an inverted index: two submissions that share nothing rare are never compared.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from reports.similarity.tokens import Line, given_lines, own_tokens
from reports.similarity.winnow import fingerprints

# A student's own tokens, below which agreement says nothing.
ENOUGH = 80
# What this part of the class (but at least and at most so many) has in common is the obvious way.
_COMMON_PART, _COMMON_LEAST, _COMMON_MOST = 0.1, 4, 30
_ALIKE = 0.5
_SHARED = 6
MOST_PAIRS = 50

Read = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two students' files of a topic: how many rare fingerprints they share, and what part of each one's."""

    topic: str
    one: str
    other: str
    shared: int
    part_of_one: float
    part_of_other: float

    @property
    def part(self) -> float:
        """The larger of both parts: who copied a piece into much else has only a small one."""
        return max(self.part_of_one, self.part_of_other)

    @property
    def weight(self) -> float:
        """What pairs are ordered by: a large part of much weighs more than all of little."""
        return self.shared * self.part


@dataclass(frozen=True)
class Similar:
    """The most similar pairs of a class, and how many files were compared, or too short to say.

    `read` returns a student's file of a topic once more, None where it is gone; `given` holds, by topic,
    the logical lines that every student was given.
    """

    pairs: list[Pair]
    compared: int
    short: int
    given: Mapping[str, frozenset[Line]]
    read: Read


class Index:
    """The fingerprints of the submissions of a class, added one by one."""

    def __init__(self, given: Mapping[str, Sequence[str]]) -> None:
        """`given` holds, by topic, the sources that every student was given: the stub, the samples."""
        self._given = {topic: given_lines(sources) for topic, sources in given.items()}
        self._prints: defaultdict[str, dict[str, array[int]]] = defaultdict(dict)
        self._short = 0
        self.prints = lru_cache(maxsize=256)(self._of_source)

    def add(self, student: str, topic: str, source: str) -> None:
        """Note a student's file of a topic."""
        self.add_prints(student, topic, self.prints(topic, source))

    def add_prints(self, student: str, topic: str, prints: "array[int] | None") -> None:
        """Note the fingerprints of a student's file, as `prints` gives them; None where it is too short."""
        if prints is None:
            self._short += 1
        else:
            self._prints[topic][student] = prints

    def similar(self, read: Read) -> Similar:
        """Return the pairs that a person should look at, the most similar first."""
        pairs = (pair for topic, prints in self._prints.items() for pair in _pairs(topic, prints))
        return Similar(
            pairs=nlargest(
                MOST_PAIRS, pairs, key=lambda pair: (pair.weight, pair.topic, pair.one, pair.other)
            ),
            compared=sum(map(len, self._prints.values())),
            short=self._short,
            given=self._given,
            read=read,
        )

    def _of_source(self, topic: str, source: str) -> "array[int] | None":
        tokens = own_tokens(source, self._given.get(topic, frozenset()))
        return fingerprints(tokens) if len(tokens) >= ENOUGH else None


def _pairs(topic: str, every: "dict[str, array[int]]") -> Iterator[Pair]:
    """Yield the pairs of a topic that share much of what is rare."""
    most = min(_COMMON_MOST, max(_COMMON_LEAST, int(_COMMON_PART * len(every))))
    counts = Counter(value for prints in every.values() for value in prints)
    rare = {
        student: [value for value in prints if counts[value] <= most] for student, prints in every.items()
    }
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for student, values in sorted(rare.items()):  # in whatever order they were read
        for other, shared in Counter(_earlier(values, holders)).items():
            pair = Pair(topic, other, student, shared, shared / len(rare[other]), shared / len(values))
            if shared >= _SHARED and pair.part >= _ALIKE:
                yield pair
        for value in values:
            if counts[value] > 1:
                holders[value].append(student)


def _earlier(values: Iterable[int], holders: dict[int, list[str]]) -> Iterator[str]:
    for value in values:
        yield from holders.get(value, ())

"""Whose row of a gradebook a student's is. What is not certain is told, never guessed.

The batch's ids are names of folders: `Jane Doe_12345` from Moodle, `doejane_12345` from Canvas, or whatever
the teacher called them: a login, a student number, an address, a name. The identifying columns of the
gradebook go before names and the local parts of addresses, which count only where no identifier fits.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from grader.results import Text
from reports.messages import say_both

_NUMBERED = re.compile(r"(?P<name>.+)_(?P<number>\d+)", re.DOTALL)
_AGAIN = re.compile(r"(?P<base>.+)-\d+", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A student's row in a gradebook.

    `ids` are the cells that identify the student, `number` is the system's own number in its downloads,
    `names` the ways to write the name. With `named` a download's number counts only along with the name:
    Moodle numbers the participants of each assignment anew.
    """

    row: int
    ids: tuple[str, ...]
    names: tuple[str, ...]
    number: str = ""
    named: bool = False


@dataclass
class Matches:
    """The place of each student that has one, and why each of the others has none."""

    found: dict[str, Place] = field(default_factory=dict)
    unmatched: dict[str, Text] = field(default_factory=dict)


def match(students: Sequence[str], places: Sequence[Place], safe: Callable[[str], str]) -> Matches:
    """Find the places of the students; `safe` makes a folder's name of a text, as the batch does."""
    index = _Index(places, safe)
    matches = Matches()
    rows: dict[int, list[str]] = defaultdict(list)
    for student in students:
        fitting = index.fitting(student)
        if isinstance(fitting, Text):
            matches.unmatched[student] = fitting
        else:
            matches.found[student] = fitting
            rows[fitting.row].append(student)
    _drop(matches, [owners for owners in rows.values() if len(owners) > 1])
    _drop(matches, _twins(students, matches))
    return matches


def _drop(matches: Matches, groups: Iterable[Sequence[str]]) -> None:
    for group in groups:
        for student in group:
            matches.found.pop(student, None)
            others = ", ".join(other for other in group if other != student)
            matches.unmatched[student] = say_both("gradebook.shared_row", others=others)


def _twins(students: Sequence[str], matches: Matches) -> Iterable[Sequence[str]]:
    """Yield the ids that the batch had to number, with the one they would be equal to: alice and alice-2."""
    by_key = {_key(student): student for student in students}
    for student in matches.unmatched.copy():
        again = _AGAIN.fullmatch(student)
        if again and (first := by_key.get(_key(again["base"]))):
            yield (first, student)


class _Index:
    """The places by what identifies them."""

    def __init__(self, places: Sequence[Place], safe: Callable[[str], str]) -> None:
        self._ids: dict[str, dict[int, Place]] = defaultdict(dict)
        self._numbers: dict[str, dict[int, Place]] = defaultdict(dict)
        self._names: dict[str, dict[int, Place]] = defaultdict(dict)
        self._numbers_last = any(place.number and not place.named for place in places)
        for place in places:
            for text in filter(None, place.ids):
                self._ids[_key(safe(text))][place.row] = place
            for name in filter(None, map(squeezed, place.names)):
                self._names[name][place.row] = place
            if place.number:
                self._numbers[place.number][place.row] = place

    def fitting(self, student: str) -> Place | Text:
        """Return the one place that fits, or why there is none."""
        numbered = _NUMBERED.fullmatch(student)
        name = numbered["name"] if numbered else student
        fits = dict(self._ids.get(_key(student), {}))
        if numbered:
            for row, place in self._numbers.get(numbered["number"], {}).items():
                names = [squeezed(one) for one in place.names]
                if place.named and any(names) and squeezed(name) not in names:
                    return say_both("gradebook.other_name", number=numbered["number"], name=place.names[0])
                fits[row] = place
        if not fits:
            # the whole id; or what stands before a number, unless the number would say who it is
            before = {} if self._numbers_last else self._names.get(squeezed(name), {})
            fits = self._names.get(squeezed(student)) or before
        if len(fits) == 1:
            return next(iter(fits.values()))
        return say_both("gradebook.several_rows", count=len(fits)) if fits else say_both("gradebook.no_row")


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone, whatever their case and width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _key(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def names_of(first: str, last: str, whole: str = "") -> tuple[str, ...]:
    """Return the ways in which a name is written: `Jane Doe`, `Doe Jane`, `Doe, Jane`."""
    before, comma, after = whole.partition(",")
    words = whole.split()
    turned = [[after, before]] if comma else [[*words[-1:], *words[:-1]], [*words[1:], *words[:1]]]
    ways = [[whole], *turned, [first, last], [last, first]]
    return tuple(dict.fromkeys(name for way in ways if (name := " ".join(way).strip())))


def local_part(address: str) -> str:
    """Return what stands before the @ of an address; "" where there is none."""
    local, at, _ = address.partition("@")
    return local if at else ""

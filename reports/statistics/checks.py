"""Difficulty and discrimination of each check, as test theory has them, and what they say in a word.

Difficulty is the part of the students who passed, of those whose topic was handed in and graded.
Discrimination is the point-biserial correlation of passing the check with the rest of the score: the part
that the same students got of all their other points (S. Henrysson 1963, "Correction of item-total
correlations in item analysis"; the check's own points are left out, or it would agree with itself).
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from grader.results import Text
from reports.classroom import CheckMark, ClassRow, TopicMark

# Below this many students one more or less moves a correlation by tenths.
SMALL_CLASS = 20
_FEWEST = 5
_WEAK = 0.15
_HARD = 0.35

Note = Literal["nobody", "everybody", "negative", "weak", "hard"]


@dataclass(slots=True)
class CheckStatistics:
    """How a class did on a check: `got` says who passed, `rest` what part each got of all other points."""

    topic: TopicMark
    title: Text
    id: str
    got: list[bool] = field(default_factory=list)
    rest: list[float] = field(default_factory=list)

    @property
    def passed(self) -> int:
        """How many students passed it."""
        return sum(self.got)

    @property
    def total(self) -> int:
        """How many students handed the topic in and had it graded."""
        return len(self.got)

    @property
    def rate(self) -> float:
        """The part that passed, from 0 to 1."""
        return self.passed / self.total if self.got else 0.0

    def discrimination(self) -> float | None:
        """Return the correlation, from -1 to 1; None where all passed, all failed, or no rest differs."""
        if len(self.got) < 3:
            return None
        try:
            return statistics.correlation(self.got, self.rest)
        except statistics.StatisticsError:  # one of the two does not vary
            return None


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A line of the table of checks; `note` is None where nothing stands out."""

    topic: TopicMark
    title: Text
    id: str
    passed: int
    total: int
    rate: float
    discrimination: float | None
    note: Note | None

    @property
    def is_suspect(self) -> bool:
        """Whether a teacher should look at the check itself."""
        return self.note in ("nobody", "everybody", "negative")


def check_rows(rows: Sequence[ClassRow]) -> list[CheckRow]:
    """Return every check of the class, the hardest first."""
    return sorted(map(_row, _collect(rows)), key=lambda check: check.rate)


def _collect(rows: Sequence[ClassRow]) -> list[CheckStatistics]:
    found: dict[tuple[str, str], CheckStatistics] = {}
    for row in rows:
        score, most = _totals(row)
        for topic in row.topics:
            if topic.status != "graded":
                continue
            for mark in topic.checks:
                key = (topic.id, mark.id)
                if key not in found:
                    found[key] = CheckStatistics(topic, mark.title, mark.id)
                found[key].got.append(mark.verdict == "passed")
                found[key].rest.append(_rest(mark, score, most))
    return list(found.values())


def _totals(row: ClassRow) -> tuple[float, float]:
    """Return the points that a student got and could get, in the topics that have a score."""
    scored = [topic for topic in row.topics if topic.score is not None]
    return sum(topic.score or 0.0 for topic in scored), sum(topic.max_score for topic in scored)


def _rest(mark: CheckMark, score: float, most: float) -> float:
    left = most - mark.points
    # rounded, so that sums in another order do not make equal students differ
    return round((score - mark.score) / left, 9) if left > 1e-9 else 0.0


def _row(check: CheckStatistics) -> CheckRow:
    discrimination = check.discrimination()
    return CheckRow(
        topic=check.topic,
        title=check.title,
        id=check.id,
        passed=check.passed,
        total=check.total,
        rate=check.rate,
        discrimination=discrimination,
        note=_note(check, discrimination),
    )


def _note(check: CheckStatistics, discrimination: float | None) -> Note | None:
    if check.total < _FEWEST:
        return None
    if check.passed in (0, check.total):
        return "everybody" if check.passed else "nobody"
    if discrimination is not None and check.total >= SMALL_CLASS and discrimination < _WEAK:
        return "negative" if discrimination < 0 else "weak"
    return "hard" if check.rate < _HARD else None

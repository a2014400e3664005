"""Which students need help, and why: a list to start talking from, not a forecast."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from reports.classroom import ClassRow, TopicMark
from reports.figures import share

_LOW = 0.5
_MISSING = 1 / 3

Why = Literal["nothing", "missing", "broken", "low", "stuck"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason: `count` topics (or attempts) of `total`; for "low", `part` is the share of the points."""

    why: Why
    count: int = 0
    total: int = 0
    part: float = 0.0


@dataclass(frozen=True, slots=True)
class Need:
    """A student who needs help, with at least one reason."""

    row: ClassRow
    reasons: tuple[Reason, ...]


def needs(rows: Sequence[ClassRow], stuck: Mapping[str, int]) -> list[Need]:
    """Return who needs help, the lowest scores first.

    `stuck` says, by student, how many of the last attempts brought nothing.
    """
    # Where most of a class has not come to the later topics yet, that is no reason for help.
    usual = median([len(_missing(row)) for row in rows if row.topics] or [0])
    found = [Need(row, why) for row in rows if row.topics and (why := _reasons(row, usual, stuck))]
    return sorted(found, key=lambda need: need.row.share)


def _reasons(row: ClassRow, usual: float, stuck: Mapping[str, int]) -> tuple[Reason, ...]:
    missing = _missing(row)
    graded = [topic for topic in row.topics if topic.status == "graded"]
    total = len(row.topics)
    if len(missing) == total:
        return (Reason("nothing"),)
    reasons: list[Reason] = []
    if broken := sum(_never_ran(topic) for topic in graded):
        reasons.append(Reason("broken", broken, len(graded)))
    part = _part(graded)
    if len(graded) > broken and part < _LOW:
        reasons.append(Reason("low", part=part))
    if len(missing) > max(_MISSING * total, usual):
        reasons.append(Reason("missing", len(missing), total))
    if row.student in stuck:
        reasons.append(Reason("stuck", stuck[row.student]))
    return tuple(reasons)


def _missing(row: ClassRow) -> list[TopicMark]:
    return [topic for topic in row.topics if topic.status == "missing"]


def _never_ran(topic: TopicMark) -> bool:
    ran = [check for check in topic.checks if check.verdict != "skipped"]
    return bool(ran) and all(check.verdict in ("error", "crashed") for check in ran)


def _part(topics: Sequence[TopicMark]) -> float:
    return share(sum(topic.score or 0.0 for topic in topics), sum(topic.max_score for topic in topics))

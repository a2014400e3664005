"""Attempts over time: when a class hands in, and whether it gets better."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from reports.figures import day_of, share

# How many attempts in a row without a better score say that a student is stuck.
STUCK = 3


@dataclass(frozen=True, slots=True)
class Attempt:
    """One time that a student handed in: `at` is ISO 8601, `score` what it was worth, in points."""

    student: str
    at: str
    score: float
    max_score: float


@dataclass(frozen=True, slots=True)
class Day:
    """The attempts of a day: how many, by how many students, and the mean share of the points they got."""

    date: str
    attempts: int
    students: int
    share: float


@dataclass(frozen=True)
class Attempts:
    """All attempts of a class; `gain` is the mean of last less first score, as a share, of who came again."""

    days: list[Day]
    again: int
    gain: float | None
    stuck: dict[str, int]


def attempts_over_time(attempts: Sequence[Attempt]) -> Attempts:
    """Return the attempts by day (UTC), and, by student, how many in a row brought nothing."""
    ordered = sorted(attempts, key=lambda attempt: attempt.at)
    days: dict[str, list[Attempt]] = {}
    students: dict[str, list[float]] = {}
    for attempt in ordered:
        days.setdefault(day_of(attempt.at), []).append(attempt)
        students.setdefault(attempt.student, []).append(share(attempt.score, attempt.max_score))
    gains = [shares[-1] - shares[0] for shares in students.values() if len(shares) > 1]
    return Attempts(
        days=[_day(date, made) for date, made in days.items()],
        again=len(gains),
        gain=fmean(gains) if gains else None,
        stuck={student: count for student, shares in students.items() if (count := _in_vain(shares))},
    )


def _day(date: str, made: Sequence[Attempt]) -> Day:
    shares = [share(attempt.score, attempt.max_score) for attempt in made]
    return Day(date, len(made), len({attempt.student for attempt in made}), fmean(shares))


def _in_vain(shares: Sequence[float]) -> int:
    """Return how many attempts came since the best one, where that are enough and it was not all."""
    best = max(shares)
    since = len(shares) - 1 - shares.index(best)
    return since if since >= STUCK - 1 and best < 1 else 0

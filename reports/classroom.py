"""One small row for each submission of a class: what a class page needs of a result, and no more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Self
from urllib.parse import quote

from grader.results import (
    CheckResult,
    History,
    SubmissionResult,
    Text,
    Tier,
    TopicResult,
    TopicStatus,
    Verdict,
)
from reports.figures import share

RowStatus = Literal["graded", "incomplete", "unreadable"]


@dataclass(frozen=True, slots=True)
class CheckMark:
    """How one check came out; `message` is the mistake's text, None where no mistake was named."""

    id: str
    title: Text
    verdict: Verdict
    mistake: str | None = None
    message: Text | None = None
    score: float = 0.0
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class TopicMark:
    """How one topic came out; `score` is None where it was not graded."""

    id: str
    title: Text
    status: TopicStatus
    score: float | None
    max_score: float
    checks: tuple[CheckMark, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedMark:
    """What counts of a student's attempts, by the course's policy; times are UTC, ISO 8601.

    `score` is after penalties, `penalty` the points that they took; `attempt` and `submitted` are the last's.
    """

    score: float
    penalty: float
    attempt: int
    submitted: str


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check that came out otherwise than before; a verdict is None where there was no such check."""

    id: str
    title: Text
    old: Verdict | None
    new: Verdict | None


@dataclass(frozen=True, slots=True)
class MarkChange:
    """A line of the ledger: a topic's mark that another run changed, and the checks that changed it.

    `when` is UTC, ISO 8601; a mark is None where the topic was not graded. `checks` is empty where the
    points changed, not the verdicts.
    """

    when: str
    student: str
    topic: str
    title: Text
    old: float | None
    new: float | None
    checks: tuple[CheckChange, ...]


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One student's line in the class page and the grades table.

    `folder` is the path of the student's pages, relative to the class page, None where there are none.
    `score` and `max_score` are None, and `problem` says why, where the submission could not be graded.
    `counted` is None where the course has no policy for attempts and lateness: then `score` counts. `times`
    holds, for each of `topics`, the seconds that its checks took together.
    """

    student: str
    status: RowStatus
    folder: str | None = None
    score: float | None = None
    max_score: float | None = None
    topics: tuple[TopicMark, ...] = ()
    seconds: float = 0.0
    problem: str | None = None
    counted: CountedMark | None = None
    times: tuple[float, ...] = ()

    @classmethod
    def from_result(cls, result: SubmissionResult, folder: str) -> Self:
        """Keep of `result` what the class page needs; `folder` holds its report.html and review.html."""
        return cls(
            student=result.student,
            status=result.status,
            folder=folder,
            score=result.score,
            max_score=result.max_score,
            topics=tuple(_topic_mark(topic) for topic in result.topics),
            seconds=result.seconds,
            counted=_counted(result.history) if result.history is not None else None,
            times=tuple(round(sum(check.seconds for check in topic.checks), 3) for topic in result.topics),
        )

    @classmethod
    def unreadable(cls, student: str, message: str) -> Self:
        """Return the row of a submission that could not be graded; `message` says why, in one line."""
        return cls(student=student, status="unreadable", problem=message)

    @property
    def share(self) -> float:
        """The part of all points that the student got, from 0 to 1."""
        return share(self.score, self.max_score or 0.0) if self.score is not None else 0.0

    @property
    def report(self) -> str | None:
        """The address of the student's report, relative to the class page."""
        return self._address("report.html")

    @property
    def review(self) -> str | None:
        """The address of the teacher's review, relative to the class page."""
        return self._address("review.html")

    def report_on(self, topic: str) -> str | None:
        """The address of what the student's report says about a topic."""
        place = next((number for number, mark in enumerate(self.topics, start=1) if mark.id == topic), None)
        return self.report if place is None or self.report is None else f"{self.report}#t{place}"

    def _address(self, page: str) -> str | None:
        if self.folder is None:
            return None
        # The dot keeps the address relative, whatever the folder is called.
        return "./" + quote(self.folder.strip("/"), errors="replace") + "/" + page


@dataclass(frozen=True, kw_only=True)
class ClassMeta:
    """How the class was graded: start (UTC, ISO 8601), wall time in seconds, versions, isolation tier."""

    started: str
    seconds: float
    grader: str
    torch: str | None = None
    tier: Tier | None = None


def in_order(rows: Iterable[ClassRow]) -> list[ClassRow]:
    """Return the rows by their students' ids, with numbers in the order of numbers: s9 before s10."""
    return sorted(rows, key=lambda row: _natural(row.student))


def _natural(student: str) -> list[tuple[int, int, str]]:
    # Long runs of digits are read in pieces, so that no id costs a conversion of thousands of them.
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", student)
    return [(0, int(part), "") if part[0] in "0123456789" else (1, 0, part) for part in parts]


def topics_of(rows: Iterable[ClassRow]) -> list[TopicMark]:
    """Return the topics that occur in `rows`, each once, in the order of the rows that name them."""
    found: dict[str, TopicMark] = {}
    for row in rows:
        for topic in row.topics:
            found.setdefault(topic.id, topic)
    return list(found.values())


def _topic_mark(topic: TopicResult) -> TopicMark:
    checks = tuple(_check_mark(check) for check in topic.checks)
    return _shared_topic(
        topic.id, _or_else(topic.titles, topic.id), topic.status, topic.score, topic.max_score, checks
    )


def _counted(history: History) -> CountedMark | None:
    if not history.binding:
        return None
    last = history.attempts[-1]
    return CountedMark(history.score, history.penalty, last.number, last.submitted)


def _or_else(text: Text, fallback: str) -> Text:
    return text if text.zh or text.en else Text(zh=fallback, en=fallback)


def _check_mark(check: CheckResult) -> CheckMark:
    named = check.mistake is not None and check.verdict != "passed"
    return _shared_mark(
        check.id,
        _or_else(check.titles, check.title or check.id),
        check.verdict,
        check.mistake if named else None,
        check.messages if named else None,
        check.score,
        check.points,
    )


# A class of thousands has few different outcomes: equal ones are one object, so that a row stays small.
_shared_mark = lru_cache(maxsize=20_000)(CheckMark)
_shared_topic = lru_cache(maxsize=20_000)(TopicMark)

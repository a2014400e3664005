"""What a class page counts: scores, pass rates and mistakes over all rows."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from grader.results import Text
from reports.classroom import ClassRow, TopicMark, topics_of
from reports.figures import is_full, share

BANDS = 10


@dataclass
class CheckRate:
    """How many students passed a check, of those whose topic was graded."""

    topic: Text
    title: Text
    id: str
    passed: int = 0
    total: int = 0

    @property
    def rate(self) -> float:
        """The part that passed, from 0 to 1."""
        return self.passed / self.total if self.total else 0.0


@dataclass
class MistakeCount:
    """A named mistake, and the students who made it, each once."""

    topic: Text
    id: str
    message: Text
    students: list[ClassRow] = field(default_factory=list)


@dataclass(frozen=True)
class ClassSummary:
    """The counts of a class; scores are in points, `bands` counts students per tenth of the maximum."""

    graded: int
    incomplete: int
    unreadable: int
    full: int
    mean: float | None
    median: float | None
    max_score: float | None
    bands: list[int]
    topics: list[TopicMark]
    topic_means: dict[str, float | None]
    checks: list[CheckRate]
    mistakes: list[MistakeCount]

    @classmethod
    def from_rows(cls, rows: Sequence[ClassRow]) -> "ClassSummary":
        """Count `rows`; an unreadable submission counts only as such."""
        read = [row for row in rows if row.score is not None and row.max_score is not None]
        scores = [row.score for row in read if row.score is not None]
        topics = topics_of(rows)
        return cls(
            graded=sum(row.status == "graded" for row in rows),
            incomplete=sum(row.status == "incomplete" for row in rows),
            unreadable=sum(row.status == "unreadable" for row in rows),
            full=sum(row.status == "graded" and is_full(row.score, row.max_score or 0) for row in read),
            mean=statistics.fmean(scores) if scores else None,
            median=statistics.median(scores) if scores else None,
            max_score=max((row.max_score or 0 for row in read), default=None),
            bands=_bands(read),
            topics=topics,
            topic_means=_topic_means(rows, topics),
            checks=_check_rates(rows),
            mistakes=_mistakes(rows),
        )


def _bands(rows: Sequence[ClassRow]) -> list[int]:
    counts = Counter(min(BANDS - 1, int(share(row.score, row.max_score or 0) * BANDS)) for row in rows)
    return [counts[band] for band in range(BANDS)]


def _topic_means(rows: Sequence[ClassRow], topics: Sequence[TopicMark]) -> dict[str, float | None]:
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        for topic in row.topics:
            if topic.score is not None:
                scores[topic.id].append(topic.score)
    return {topic.id: statistics.fmean(scores[topic.id]) if scores[topic.id] else None for topic in topics}


def _check_rates(rows: Sequence[ClassRow]) -> list[CheckRate]:
    rates: dict[tuple[str, str], CheckRate] = {}
    for row in rows:
        for topic in row.topics:
            if topic.status != "graded":
                continue
            for check in topic.checks:
                rate = rates.setdefault((topic.id, check.id), CheckRate(topic.title, check.title, check.id))
                rate.total += 1
                rate.passed += check.verdict == "passed"
    return sorted(rates.values(), key=lambda rate: rate.rate)


def _mistakes(rows: Sequence[ClassRow]) -> list[MistakeCount]:
    counts: dict[tuple[str, str], MistakeCount] = {}
    for row in rows:
        for topic in row.topics:
            # A student who makes a mistake in three checks has made one mistake.
            for check in {check.mistake: check for check in topic.checks if check.mistake}.values():
                if check.mistake is None or check.message is None:
                    continue
                count = counts.setdefault(
                    (topic.id, check.mistake), MistakeCount(topic.title, check.mistake, check.message)
                )
                count.students.append(row)
    return sorted(counts.values(), key=lambda count: -len(count.students))

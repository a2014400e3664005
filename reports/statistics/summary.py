"""What a class page shows of a class: scores, and everything that the other modules here find."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reports.classroom import ClassRow, TopicMark, topics_of
from reports.statistics.attempts import Attempt, Attempts, attempts_over_time
from reports.statistics.checks import CheckRow, check_rows
from reports.statistics.mistakes import Mistake, mistakes
from reports.statistics.needs import Need, needs
from reports.statistics.outliers import Outlier, outliers
from reports.statistics.teaching import Lesson, lessons

BANDS = 10


@dataclass(frozen=True)
class ClassSummary:
    """The counts of a class; scores are in points, `bands` counts students per tenth of the maximum.

    `spread` is the standard deviation. `topic_means` and `handed_in` are by topic; the latter counts who
    handed it in and had it graded.
    """

    graded: int
    incomplete: int
    unreadable: int
    full: int
    mean: float | None
    median: float | None
    spread: float | None
    max_score: float | None
    bands: list[int]
    topics: list[TopicMark]
    topic_means: dict[str, float | None]
    handed_in: dict[str, int]
    checks: list[CheckRow]
    mistakes: list[Mistake]
    lessons: list[Lesson]
    needs: list[Need]
    outliers: list[Outlier]
    attempts: Attempts

    @classmethod
    def from_rows(cls, rows: Sequence[ClassRow], attempts: Sequence[Attempt] = ()) -> "ClassSummary":
        """Count `rows`; an unreadable submission counts only as such."""
        read = [row for row in rows if row.score is not None and row.max_score is not None]
        scores = [row.score for row in read if row.score is not None]
        topics = topics_of(rows)
        over_time = attempts_over_time(attempts)
        found, checks = mistakes(rows), check_rows(rows)
        return cls(
            graded=sum(row.status == "graded" for row in rows),
            incomplete=sum(row.status == "incomplete" for row in rows),
            unreadable=sum(row.status == "unreadable" for row in rows),
            full=sum(row.is_full for row in read),
            mean=statistics.fmean(scores) if scores else None,
            median=statistics.median(scores) if scores else None,
            spread=statistics.stdev(scores) if len(scores) > 1 else None,
            max_score=max((row.max_score or 0 for row in read), default=None),
            bands=_bands(read),
            topics=topics,
            topic_means=_topic_means(rows, topics),
            handed_in=Counter(topic.id for row in rows for topic in row.topics if topic.status == "graded"),
            checks=checks,
            mistakes=found,
            lessons=lessons(rows, topics, found, checks),
            needs=needs(rows, over_time.stuck),
            outliers=outliers(rows),
            attempts=over_time,
        )


def _bands(rows: Sequence[ClassRow]) -> list[int]:
    counts = Counter(min(BANDS - 1, int(row.share * BANDS)) for row in rows)
    return [counts[band] for band in range(BANDS)]


def _topic_means(rows: Sequence[ClassRow], topics: Sequence[TopicMark]) -> dict[str, float | None]:
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        for topic in row.topics:
            if topic.score is not None:
                scores[topic.id].append(topic.score)
    return {topic.id: statistics.fmean(scores[topic.id]) if scores[topic.id] else None for topic in topics}

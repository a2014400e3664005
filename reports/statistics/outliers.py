"""Who took far longer than the class, or ran into the limits of time and memory.

Far longer is beyond the outer fence of J. W. Tukey's "Exploratory Data Analysis" (1977): three times the
distance of the quartiles above the upper one, and also beyond what a person would call far.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reports.classroom import ClassRow, TopicMark

_FEWEST = 8
_TIMES = 3.0
_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Outlier:
    """A student's topic that stands out: `seconds` it took; `median` of the class, None where too few."""

    row: ClassRow
    topic: TopicMark
    kind: Literal["slow", "timeout", "memory"]
    seconds: float
    median: float | None


def outliers(rows: Sequence[ClassRow]) -> list[Outlier]:
    """Return the outliers of every topic, the longest first."""
    times: dict[str, list[float]] = {}
    for row in rows:
        for topic, seconds in zip(row.topics, row.times, strict=False):
            if topic.status == "graded":
                times.setdefault(topic.id, []).append(seconds)
    limits = {topic: _fence(seconds) for topic, seconds in times.items()}
    found = [
        Outlier(row, topic, kind, seconds, limits[topic.id][0])
        for row in rows
        for topic, seconds in zip(row.topics, row.times, strict=False)
        if topic.status == "graded" and (kind := _kind(topic, seconds, limits[topic.id][1]))
    ]
    return sorted(found, key=lambda outlier: -outlier.seconds)


def _kind(topic: TopicMark, seconds: float, fence: float) -> Literal["slow", "timeout", "memory"] | None:
    verdicts = {check.verdict for check in topic.checks}
    if "memory" in verdicts:
        return "memory"
    if "timeout" in verdicts:
        return "timeout"
    return "slow" if seconds > fence else None


def _fence(seconds: Sequence[float]) -> tuple[float | None, float]:
    """Return the median and the least that is called far longer."""
    if len(seconds) < _FEWEST:
        return None, float("inf")
    lower, median, upper = statistics.quantiles(seconds, n=4, method="inclusive")
    return median, max(upper + 3 * (upper - lower), _TIMES * median, median + _SECONDS)

"""Points: how a topic shares them among its checks, and how they add up.

Sums are rounded to 6 decimals, so that thirds of a point that are all earned give exactly the maximum.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Literal

from grader.errors import InputError
from grader.results.model import CheckResult, SubmissionResult, TopicResult

_DECIMALS = 6


def share_points(
    weights: Sequence[tuple[str, float | None]], topic_points: float, declared: bool
) -> dict[str, float]:
    """Return the points of each check, by id.

    `weights` holds each check's own points, None where it says none: these share equally what the
    others leave of `topic_points`. Where the author declared `topic_points` and the sum differs, all
    are scaled to it. Raises InputError for points that are negative or not finite.
    """
    own = [points for _, points in weights if points is not None]
    for check, points in weights:
        if points is not None and not (math.isfinite(points) and points >= 0):
            raise InputError(check, "points that are a number from 0 on", str(points))
    unmarked = len(weights) - len(own)
    rest = max(0.0, topic_points - math.fsum(own)) / unmarked if unmarked else 0.0
    shared = {check: rest if points is None else float(points) for check, points in weights}
    return _scaled(shared, topic_points) if declared else shared


def _scaled(points: dict[str, float], wanted: float) -> dict[str, float]:
    """Return the points in the same proportions, with the sum `wanted`; equal ones where all are 0."""
    present = math.fsum(points.values())
    if total([present]) == total([wanted]):
        return points
    if present == 0:
        return {check: wanted / len(points) for check in points}
    return {check: value * wanted / present for check, value in points.items()}


def topic_points(checks: Iterable[CheckResult]) -> float:
    """Return the most that the checks can give."""
    return total(check.points for check in checks)


def topic_score(checks: Sequence[CheckResult]) -> float | None:
    """Return what the checks gave; None where one could not be judged, by our fault."""
    if any(check.verdict == "internal" for check in checks):
        return None
    return total(check.score for check in checks)


def submission_points(topics: Iterable[TopicResult]) -> float:
    """Return the most that the topics can give."""
    return total(topic.max_score for topic in topics)


def submission_score(topics: Iterable[TopicResult]) -> float:
    """Return what the topics that were graded or missing gave."""
    return total(topic.score for topic in topics if topic.score is not None)


def exit_code(result: SubmissionResult) -> Literal[0, 1, 3]:
    """Return 0 if everything passed, 1 if something failed or is missing, 3 if something is not graded."""
    if any(topic.status == "not_graded" for topic in result.topics):
        return 3
    for topic in result.topics:
        if topic.status == "missing" or any(check.verdict != "passed" for check in topic.checks):
            return 1
    return 0


def total(values: Iterable[float]) -> float:
    """Return the sum of points, rounded."""
    return round(math.fsum(values), _DECIMALS)

"""What has changed since a student's attempt before, and which attempt counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.results import Attempt, CheckResult, SubmissionResult
from reports.topics import TopicPart


@dataclass(frozen=True)
class Moved:
    """A topic with the checks that pass now and did not before, and those that passed before and fail now."""

    part: TopicPart
    gained: tuple[CheckResult, ...]
    lost: tuple[CheckResult, ...]


@dataclass(frozen=True)
class Progress:
    """The last attempt beside the one before; `change` is the difference of their scores, in points.

    `counted` is the score that counts after attempts and lateness, `penalty` what lateness took of it; both
    are None where the course has no policy. `late` names the topics, of those that count, that came late.
    """

    number: int
    before: Attempt | None
    change: float
    moved: tuple[Moved, ...]
    counted: float | None
    penalty: float | None
    late: tuple[TopicPart, ...]


def progress_of(result: SubmissionResult, parts: Sequence[TopicPart]) -> Progress | None:
    """Return the student's progress; None where this is the only attempt and no policy says more."""
    history = result.history
    if history is None or not history.attempts:
        return None
    now = history.attempts[-1]
    before = history.attempts[-2] if len(history.attempts) > 1 else None
    if before is None and not (history.binding and history.penalty):
        return None
    passed = {topic.id: set(topic.passed) for topic in before.topics} if before else {}
    moved = [_moved(part, passed[part.topic.id]) for part in parts if part.topic.id in passed]
    counting = {attempt.number: {topic.id: topic for topic in attempt.topics} for attempt in history.attempts}
    chosen = {
        name: counting[number].get(name) for name, number in history.chosen.items() if number in counting
    }
    return Progress(
        number=now.number,
        before=before,
        change=now.score - before.score if before else 0.0,
        moved=tuple(one for one in moved if one.gained or one.lost),
        counted=history.score if history.binding else None,
        penalty=history.penalty if history.binding else None,
        late=tuple(part for part in parts if (one := chosen.get(part.topic.id)) is not None and one.penalty),
    )


def _moved(part: TopicPart, passed: set[str]) -> Moved:
    return Moved(
        part,
        gained=tuple(check for check in part.passed if check.id not in passed),
        lost=tuple(check for check in part.open if check.id in passed),
    )

"""Attempts: what a student handed in before, when, and what counts of it.

A topic's time is that of its own content: who hands in one topic again is not late with the others. The time
is when the file (or the zip that holds it) was last changed on this disk, but never after the grader first
saw it; where the disk cannot say, it is that moment. The times inside a zip are its sender's own claim.

Nothing here runs anything: marks are made from what the attempts showed, with today's points and policy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec.structs import replace

from grader.batch.grading import Grading
from grader.course import Topic
from grader.gradebook.book import StoredAttempt, StoredCheck, StoredTopic
from grader.gradebook.extensions import Extensions
from grader.gradebook.fingerprint import digest
from grader.results import Attempt, AttemptTopic, History, Text
from grader.results.record import CheckRecord
from grader.results.scores import total
from grader.session.messages import ObservedCheck, ObservedTopic, PlannedCheck
from grader.session.outcome import topic_result
from grader.submission import Submission

# Archives and checkouts without times say 1970 or 1980.
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_NOTHING = Text(zh="", en="")


def with_attempt(
    earlier: Sequence[StoredAttempt],
    submission: Submission,
    sources: Mapping[str, bytes],
    observed: Sequence[ObservedTopic],
    seen: datetime,
) -> list[StoredAttempt]:
    """Return the attempts with this submission: the last one, or a new one where the content is another.

    `sources` identifies what was handed in, by topic; `seen` is when it was read.
    """
    whole = digest(sorted(sources.items()))
    again = bool(earlier) and earlier[-1].source == whole
    last = {topic.id: topic for attempt in earlier[-1:] for topic in attempt.topics}
    times = {name: _time(submission, name, seen) for name in sources}
    topics = []
    for one in observed:
        source, before = sources.get(one.id, b""), last.get(one.id)
        kept = before is not None and before.source == source
        submitted = before.submitted if before is not None and kept else times.get(one.id, iso(seen))
        topics.append(_stored(one, source, submitted))
    if again:  # of a run over some topics, the others stay
        topics += [one for one in last.values() if one.id not in {topic.id for topic in topics}]
        return [*earlier[:-1], replace(earlier[-1], topics=topics)]
    fresh = [time for name, time in times.items() if name not in last or last[name].source != sources[name]]
    attempt = StoredAttempt(
        number=len(earlier) + 1, source=whole, submitted=max(fresh, default=iso(seen)), topics=topics
    )
    return [*earlier, attempt]


def _time(submission: Submission, topic: str, seen: datetime) -> str:
    file = submission.files.get(topic)
    if file is None:
        return iso(seen)
    try:
        modified = datetime.fromtimestamp(file.modified, UTC)
    except (OverflowError, ValueError, OSError):
        return iso(seen)
    return iso(modified if _EARLIEST <= modified <= seen else seen)


def iso(moment: datetime) -> str:
    """Return a moment in UTC as ISO 8601, in seconds."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _stored(topic: ObservedTopic, source: bytes, submitted: str) -> StoredTopic:
    checks = [
        StoredCheck(
            check.planned.id,
            check.planned.points,
            check.record.verdict if check.record else None,
            check.record.credit if check.record else 0.0,
        )
        for check in topic.checks
    ]
    return StoredTopic(topic.id, source, submitted, topic.missing, topic.error, checks)


class Rescored:
    """Attempts in today's points; equal outcomes of a topic, of which a class has many, are scored once."""

    def __init__(self, grading: Grading) -> None:
        self._grading = grading
        self._known: dict[object, tuple[float, float]] = {}

    def points(self, attempt: StoredAttempt) -> tuple[float, float]:
        """Return the score of an attempt, before penalties, and the most that its topics give."""
        graded = frozenset(self._grading.topics)
        found = [self._topic(topic) for topic in attempt.topics if topic.id in graded]
        return total(score for score, _ in found), total(most for _, most in found)

    def _topic(self, stored: StoredTopic) -> tuple[float, float]:
        key = (stored.id, stored.missing, stored.error, tuple(stored.checks))
        if key not in self._known:
            topic = self._grading.course.topic(stored.id)
            result = topic_result(topic, _observed(stored), self._grading.options.language)
            self._known[key] = (result.score or 0.0, result.max_score)
        return self._known[key]


@dataclass(frozen=True)
class Policy:
    """How the course counts attempts and lateness."""

    grading: Grading
    extensions: Extensions | None

    @property
    def binding(self) -> bool:
        """Return whether there is a policy at all."""
        course = self.grading.course
        dues = any(topic.deadline for topic in course.topics)
        return dues or course.attempts is not None or self.extensions is not None

    def due(self, student: str) -> dict[str, datetime | None]:
        """Return when each topic is due for the student."""
        own = self.extensions or Extensions()
        return {
            topic.id: own.deadline(student, topic.id, topic.deadline) for topic in self.grading.course.topics
        }

    def depends_on(self, student: str, moment: datetime) -> object:
        """Return what, besides the course, the student's pages at `moment` depend on.

        It is whether there is a policy, the student's own dates, and how much is told of each topic by now.
        """
        course, due = self.grading.course, self.due(student)
        told = [course.told(topic, moment, due[topic.id]) for topic in course.topics]
        return [self.binding, dict((self.extensions or Extensions()).of(student)), told]

    def history(self, student: str, attempts: Sequence[StoredAttempt]) -> History | None:
        """Return the attempts, and what counts of them; None where the last one says it all."""
        if not self.binding and len(attempts) < 2:
            return None
        counts = self.grading.course.attempts or "last"
        scored = [self._attempt(student, attempt) for attempt in attempts]
        chosen: dict[str, tuple[int, AttemptTopic]] = {}
        for attempt in scored:
            for topic in attempt.topics:
                before = chosen.get(topic.id)
                if before is None or counts == "last" or _due(topic) >= _due(before[1]):
                    chosen[topic.id] = (attempt.number, topic)
        counted = [topic for _, topic in chosen.values()]
        return History(
            counts=counts,
            binding=self.binding,
            attempts=scored,
            score=total(_due(topic) for topic in counted),
            penalty=total((topic.score or 0.0) - _due(topic) for topic in counted),
            max_score=total(topic.max_score for topic in counted),
            chosen={name: number for name, (number, _) in chosen.items()},
        )

    def _attempt(self, student: str, attempt: StoredAttempt) -> Attempt:
        stored = {topic.id: topic for topic in attempt.topics}
        topics = [
            self._topic(student, self.grading.course.topic(name), stored[name])
            for name in self.grading.topics
            if name in stored
        ]
        return Attempt(
            number=attempt.number,
            submitted=attempt.submitted,
            score=total(topic.score or 0.0 for topic in topics),
            max_score=total(topic.max_score for topic in topics),
            topics=topics,
        )

    def _topic(self, student: str, topic: Topic, stored: StoredTopic) -> AttemptTopic:
        result = topic_result(topic, _observed(stored), self.grading.options.language)
        deadline = self.due(student)[topic.id]
        late, days = self.grading.course.late, 0
        if deadline is not None and not stored.missing:
            days = late.days(deadline, datetime.fromisoformat(stored.submitted))
        return AttemptTopic(
            id=topic.id,
            score=result.score,
            max_score=result.max_score,
            submitted=stored.submitted,
            late_days=days,
            penalty=late.penalty(days),
            passed=[check.id for check in result.checks if check.verdict == "passed"],
        )


def _due(topic: AttemptTopic) -> float:
    """Return what the topic gives after the penalty; 0 where it could not be graded."""
    return (topic.score or 0.0) * (1 - topic.penalty)


def _observed(stored: StoredTopic) -> ObservedTopic:
    """Return the topic as far as points need it."""
    checks = [
        ObservedCheck(
            planned=PlannedCheck(id=check.id, titles=_NOTHING, points=check.points, source=""),
            record=CheckRecord(verdict=check.verdict, credit=check.credit) if check.verdict else None,
        )
        for check in stored.checks
    ]
    return ObservedTopic(id=stored.id, missing=stored.missing, error=stored.error, checks=checks)

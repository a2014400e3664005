"""Check a student's files: by the samples, and by the hidden checks as well where the course has them."""

import dataclasses
import select
from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from grader.batch.grading import Grading, Options, now
from grader.course import Course
from grader.errors import InputError, InternalError
from grader.kit.warm import Run, WarmEngine
from grader.kit.work import is_untouched
from grader.results import CheckResult, SubmissionResult, Text, Tier, TopicResult
from grader.submission import Submission

SAMPLES, CHECKS = "samples", "checks"
_UNTOUCHED = Text(zh="还没有开始写", en="not begun yet")


class Checker:
    """A course's checks on warm processes, one for each suite.

    `hidden_tier` is the lowest isolation at which hidden checks run; samples are no secret, and run at any
    tier that `options` allow.
    """

    def __init__(self, course: Course, options: Options, hidden_tier: Tier) -> None:
        self.course = course
        self.topics = options.topics or course.topic_ids
        self._gradings: dict[str, Grading] = {}
        try:
            self._open(SAMPLES, options)
            if not course.kit:
                self._open(CHECKS, dataclasses.replace(options, allow_isolation=hidden_tier))
        except BaseException:
            self.close()
            raise

    def _open(self, suite: str, options: Options) -> None:
        if suite == SAMPLES:
            found = [name for name in self.topics if self.course.topic(name).samples is not None]
            if not found and self.course.kit:
                raise InputError(self.course.topic(self.topics[0]).folder, "a samples.py", "none")
            if not found:
                return
            options = dataclasses.replace(options, topics=tuple(found))
        self._gradings[suite] = Grading(
            self.course, options, suite=suite, engine=lambda setup, _: WarmEngine(setup)
        )

    def begin(self, submission: Submission, topics: Sequence[str] | None = None) -> "Checking":
        """Start to check these topics of a submission; raises EngineLost where a process has gone."""
        return Checking(self, submission, topics or self.topics)

    def check(self, submission: Submission) -> SubmissionResult:
        """Check all topics, and wait for the result."""
        checking = self.begin(submission)
        while checking.waiting:
            for run in select.select(checking.waiting, [], [])[0]:
                run.advance()
        return checking.result()

    def run(self, suite: str, submission: Submission, topics: Sequence[str]) -> Run | None:
        """Hand out what one suite is to check; None where it has none of the topics."""
        grading = self._gradings[suite]
        wanted = [topic for topic in grading.topics if topic in topics]
        assert isinstance(grading.engine, WarmEngine)
        return grading.engine.begin(replace(grading.job(submission), topics=wanted)) if wanted else None

    @property
    def suites(self) -> Sequence[str]:
        """Return the suites that are run, the samples first."""
        return list(self._gradings)

    def result(self, suite: str, submission: Submission, run: Run, started: datetime) -> SubmissionResult:
        """Return what one suite came to; raises InternalError where it was not graded."""
        if run.finished is None or run.finished.graded is None:
            raise InternalError(f"not checked: {run.finished.reason if run.finished else 'not finished'}")
        return self._gradings[suite].result(submission, run.finished, started)

    def close(self) -> None:
        """End every process."""
        for grading in self._gradings.values():
            grading.close()


class Checking:
    """A check under way, of one submission; raises InputError where no suite has any of the topics."""

    def __init__(self, checker: Checker, submission: Submission, topics: Sequence[str]) -> None:
        self._checker = checker
        self._submission = submission
        self._started = now()
        self._runs: dict[str, Run] = {}
        for suite in checker.suites:
            run = checker.run(suite, submission, topics)
            if run is not None:
                self._runs[suite] = run
        if not self._runs:
            raise InputError(checker.course.topic(topics[0]).folder, "a samples.py", "none")

    @property
    def waiting(self) -> list[Run]:
        """Return the runs that have not finished; `select` tells which of them can `advance`."""
        return [run for run in self._runs.values() if run.finished is None]

    def cancel(self) -> None:
        """Give it up, and end the student's code."""
        for run in self.waiting:
            run.cancel()

    def result(self) -> SubmissionResult:
        """Return the result of all suites together; raises InternalError where one was not graded."""
        results = {
            suite: self._checker.result(suite, self._submission, run, self._started)
            for suite, run in self._runs.items()
        }
        whole = results.get(CHECKS) or results[SAMPLES]
        if len(results) > 1:
            whole = _together(results[SAMPLES], whole)
        return replace(whole, topics=[self._noted(topic) for topic in whole.topics])

    def _noted(self, topic: TopicResult) -> TopicResult:
        file = self._submission.files.get(topic.id)
        if file is None or not is_untouched(self._checker.course.topic(topic.id), file.text):
            return topic
        return replace(topic, notes=[*topic.notes, _UNTOUCHED])


def _together(samples: SubmissionResult, checks: SubmissionResult) -> SubmissionResult:
    """Put the samples before the hidden checks of each topic; the points are those of the hidden checks."""
    of_topic = {topic.id: topic for topic in samples.topics}
    topics = [_joined(of_topic.get(topic.id), topic) for topic in checks.topics]
    return replace(checks, topics=topics, seconds=samples.seconds + checks.seconds)


def _joined(samples: TopicResult | None, checks: TopicResult) -> TopicResult:
    if samples is None or checks.status == "missing":
        return checks
    return replace(checks, checks=[*map(_as_sample, samples.checks), *checks.checks])


def _as_sample(check: CheckResult) -> CheckResult:
    return replace(check, id=f"samples::{check.id}", points=0.0, score=0.0)

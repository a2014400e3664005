"""From submissions to jobs, and from what came back to results."""

import secrets
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader import __version__
from grader.batch.engine import Engine, Finished
from grader.batch.fingerprint import Keys
from grader.batch.local import LocalEngine
from grader.batch.store import Store
from grader.course import Course, Limits, preload_of
from grader.errors import InputError, InternalError
from grader.results import Isolation, Language, Review, SubmissionResult, Text, Tier
from grader.results.scores import submission_points, submission_score
from grader.session.messages import Job, Setup, Source, Started
from grader.submission import Submission

_TIERS: tuple[Tier, ...] = ("process", "reduced", "full")


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the grading commands share; `timeout` in seconds, `memory` in MB, None as the course says."""

    topics: tuple[str, ...] = ()
    seed: int | None = None
    timeout: float | None = None
    memory: int | None = None
    allow_isolation: Tier = "reduced"
    language: Language = "zh"
    jobs: int = 1
    fresh: bool = False


class Grading:
    """One run over a course: an engine, and all that the results of its submissions have in common.

    With a `store`, the seed is that of its outcomes, unless the options say another. The engine is local,
    unless `make_engine` makes another.
    """

    def __init__(
        self,
        course: Course,
        options: Options,
        hidden: Sequence[Path] = (),
        suite: str = "checks",
        store: Store | None = None,
        make_engine: Callable[[Setup], Engine] | None = None,
    ) -> None:
        self.course = course
        self.options = options
        self.topics = [course.topic(name).id for name in options.topics] or list(course.topic_ids)
        self.topics = [name for name in course.topic_ids if name in self.topics]
        self.seed = options.seed if options.seed is not None else secrets.randbits(31)
        if store is not None and options.seed is None:
            self.seed = store.seed(self.seed)
        setup = self._setup(hidden, suite)
        self.engine: Engine = make_engine(setup) if make_engine else LocalEngine(setup, options.jobs)
        self.started, self.plan = self.engine.start()
        self._demand_isolation(self.started)
        self.keys = Keys(course, self.started, self.seed, options.language, setup.limits)

    def _setup(self, hidden: Sequence[Path], suite: str) -> Setup:
        return Setup(
            root=str(self.course.root),
            suite=suite,
            limits={name: self._limits(name) for name in self.topics},
            preload=list(preload_of(self.course)),
            masked=[str(path.resolve()) for path in [self.course.root, *hidden]],
        )

    def _limits(self, name: str) -> Limits:
        """Return the topic's own limits where the command line says nothing else."""
        own, options = self.course.topic(name).limits, self.options
        return Limits(timeout=options.timeout or own.timeout, memory=options.memory or own.memory)

    def _demand_isolation(self, started: Started) -> None:
        wanted = self.options.allow_isolation
        if _TIERS.index(started.tier) >= _TIERS.index(wanted):
            return
        self.engine.close()
        raise InternalError(
            f"isolation: wanted at least {wanted}, found {started.tier}; "
            f"see `grader doctor`, or allow it with --allow-isolation {started.tier}"
        )

    def job(self, submission: Submission) -> Job:
        """Return the job that grades the submission."""
        sources = {
            topic: Source(file=file.name, text=file.text)
            for topic, file in submission.files.items()
            if topic in self.topics
        }
        problems = {
            topic: Source(file=f"{topic}.py", problem=problem)
            for topic, problem in submission.problems.items()
            if topic in self.topics
        }
        return Job(
            student=submission.student,
            topics=self.topics,
            sources=sources | problems,
            seed=self.seed,
            language=self.options.language,
        )

    def result(self, submission: Submission, finished: Finished, started: datetime) -> SubmissionResult:
        """Return the submission's result; raise InternalError where it was not graded at all."""
        graded = finished.graded
        if graded is None:
            raise InternalError(f"{submission.student}: {finished.reason}")
        incomplete = any(topic.status == "not_graded" for topic in graded.topics)
        return SubmissionResult(
            student=submission.student,
            submission=submission.submitted(),
            score=submission_score(graded.topics),
            max_score=submission_points(graded.topics),
            status="incomplete" if incomplete else "graded",
            isolation=self._isolation(graded.layers or self.started.layers),
            seed=self.seed,
            grader=__version__,
            torch=self.started.torch,
            started=started.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            seconds=round(graded.seconds, 4),
            topics=graded.topics,
            language=self.options.language,
            course=self.course.title,
            notes=[
                _ignored_note(entry.name, entry.reason) for entry in submission.ignored if not entry.hidden
            ],
        )

    def _isolation(self, layers: list[str]) -> Isolation:
        """Return the isolation of where it was graded: the nodes of a cluster may differ."""
        if layers == self.started.layers:
            return Isolation(tier=self.started.tier, layers=layers)
        from grader.sandbox.confine.layers import tier_of  # only now: it brings all of the sandbox

        return Isolation(tier=tier_of(frozenset(layers)), layers=layers)

    def review(self, submission: Submission, finished: Finished, path: Path) -> Review:
        """Return what only the teacher sees of the submission at `path`."""
        command = ["grader", "grade", str(path), "--seed", str(self.seed), "--course", str(self.course.root)]
        for topic in self.options.topics:
            command += ["--topic", topic]
        return Review(
            replay=shlex.join([*command, "--out", "replay"]),
            checks=finished.graded.reviews if finished.graded else {},
            sources={file.name: file.text for file in submission.files.values()},
        )

    def close(self) -> None:
        """End the engine."""
        self.engine.close()


def now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


def demand_folder(path: Path) -> None:
    """Make the output folder; raise InputError where that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(path, "a folder to write to", str(error)) from error


def _ignored_note(name: str, reason: Text) -> Text:
    return Text(zh=f"没有使用 {name}：{reason.zh}", en=f"{name} was not used: {reason.en}")

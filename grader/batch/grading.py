"""From submissions to jobs, and from what came back to results."""

import secrets
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from grader import __version__
from grader.batch.engine import Engine, Finished
from grader.batch.local import LocalEngine
from grader.course import Course, Limits, course_texts, late_imports, preload_of
from grader.errors import InputError, InternalError
from grader.results import History, Isolation, Language, Review, SubmissionResult, Text, Tier, reaches
from grader.results.scores import submission_points, submission_score
from grader.session.messages import Collected, Job, Setup, Source, Started
from grader.session.outcome import topic_result, topic_reviews
from grader.session.sources import source_of
from grader.submission import Submission


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


class Memory(Protocol):
    """What an engine has told at its start, kept for the next run."""

    def find(self, setup: Setup) -> Started | None:
        """Return what an engine with this setup would tell, without its probes; None where that is unsure."""
        ...

    def keep(self, setup: Setup, started: Started) -> None:
        """Keep what the engine has told."""
        ...


class Grading:
    """One run over a course: an engine, and all that the results of its submissions have in common.

    The `suite` is the file of each topic that holds the checks, "checks" or "samples"; None as the course
    has it. Where `only` is given, it is the one submission that will be graded. With a `memory` that knows
    what the engine would tell, `start` is left to whoever has something to run; without one, it is called
    here, and raises EngineLost, or InternalError for too little isolation.
    """

    def __init__(
        self,
        course: Course,
        options: Options,
        hidden: Sequence[Path] = (),
        suite: str | None = None,
        engine: Callable[[Setup, int], Engine] = LocalEngine,
        only: Submission | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.course = course
        self.options = options
        self.topics = [course.topic(name).id for name in options.topics] or list(course.topic_ids)
        self.topics = [name for name in course.topic_ids if name in self.topics]
        self.seed = options.seed if options.seed is not None else new_seed()
        self._setup = self._make_setup(hidden, suite or course.suite, only)
        self.limits = self._setup.limits
        self.engine = engine(self._setup, options.jobs)
        self.plan = Collected(topics={})
        self._memory = memory
        self._running = False
        known = memory.find(self._setup) if memory is not None else None
        if known is not None and self._is_isolated(known):
            self.started = known
        else:
            self.started = self._start()

    def start(self) -> bool:
        """Start the engine, unless it was; return whether it has told what was remembered of it."""
        remembered = self.started
        if not self._running:
            self.started = self._start()
        return replace(self.started, probes=[]) == replace(remembered, probes=[])

    def _start(self) -> Started:
        started, self.plan = self.engine.start()
        self._running = True
        self._demand_isolation(started)
        if self._memory is not None:
            self._memory.keep(self._setup, started)
        return started

    def _make_setup(self, hidden: Sequence[Path], suite: str, only: Submission | None) -> Setup:
        preload = preload_of(self.course)
        return Setup(
            root=str(self.course.root),
            suite=suite,
            limits={name: self._limits(name) for name in self.topics},
            preload=[*preload, *late_imports(preload, self._texts(suite, only))],
            masked=[str(path.resolve()) for path in [self.course.root, *hidden]],
            many=only is None,
        )

    def _texts(self, suite: str, only: Submission | None) -> list[str]:
        """Return the code that will run, as far as it is known: the checks, and a solution of each topic."""
        if only is None:
            return [*course_texts(map(self.course.topic, self.topics), suite)]
        handed_in = [self.course.topic(name) for name in self.topics if name in only.files]
        return [*(file.text for file in only.all_files()), *course_texts(handed_in, suite)]

    def _limits(self, name: str) -> Limits:
        """Return the topic's own limits where the command line says nothing else."""
        own, options = self.course.topic(name).limits, self.options
        return Limits(timeout=options.timeout or own.timeout, memory=options.memory or own.memory)

    def _is_isolated(self, started: Started) -> bool:
        return reaches(started.tier, self.options.allow_isolation)

    def _demand_isolation(self, started: Started) -> None:
        if self._is_isolated(started):
            return
        self.engine.close()
        raise InternalError(
            f"isolation: wanted at least {self.options.allow_isolation}, found {started.tier}; "
            f"see `grader doctor`, or allow it with --allow-isolation {started.tier}"
        )

    def job(self, submission: Submission) -> Job:
        """Return the job that grades the submission."""
        sources = {topic: one for topic, one in sources_of(submission).items() if topic in self.topics}
        return Job(student=submission.student, topics=self.topics, sources=sources, seed=self.seed)

    def result(
        self,
        submission: Submission,
        finished: Finished,
        started: datetime,
        history: History | None = None,
        due: Mapping[str, datetime | None] | None = None,
    ) -> SubmissionResult:
        """Return the submission's result; raise InternalError where it was not graded at all.

        `due` are the student's own deadlines by topic; without it they are the course's.
        """
        graded = finished.graded
        if graded is None:
            raise InternalError(f"{submission.student}: {finished.reason}")
        language = self.options.language
        due_dates = due or {topic.id: topic.deadline for topic in self.course.topics}
        topics = [
            topic_result(topic, one, language, self.course.told(topic, started, due_dates[topic.id]))
            for topic, one in ((self.course.topic(one.id), one) for one in graded.topics)
        ]
        incomplete = any(topic.status == "not_graded" for topic in topics)
        return SubmissionResult(
            student=submission.student,
            submission=submission.submitted(),
            score=submission_score(topics),
            max_score=submission_points(topics),
            status="incomplete" if incomplete else "graded",
            isolation=self._isolation(graded.layers or self.started.layers),
            seed=self.seed,
            grader=__version__,
            torch=self.started.torch,
            started=started.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            seconds=round(graded.seconds, 4),
            topics=topics,
            language=language,
            course=self.course.title,
            notes=notes_of(submission),
            history=history,
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
        observed = finished.graded.topics if finished.graded else []
        return Review(
            replay=shlex.join([*command, "--out", "replay"]),
            checks={name: one for topic in observed for name, one in topic_reviews(topic).items()},
            sources={file.name: file.text for file in submission.all_files()},
        )

    def close(self) -> None:
        """End the engine."""
        self.engine.close()


def new_seed() -> int:
    """Return a seed for random inputs that nobody can foretell."""
    return secrets.randbits(31)


def now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


def demand_folder(path: Path) -> None:
    """Make the output folder; raise InputError where that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(path, "a folder to write to", str(error)) from error


def sources_of(submission: Submission) -> dict[str, Source]:
    """Return what was handed in for each topic: the file, or why it cannot be run."""
    sources = {topic: source_of(submission, topic) for topic in submission.files}
    problems = {
        topic: Source(file=f"{topic}.py", problem=problem) for topic, problem in submission.problems.items()
    }
    return sources | problems


def notes_of(submission: Submission) -> list[Text]:
    """Return what the student is told about files that were not used."""
    return [
        Text(zh=f"没有使用 {one.name}：{one.reason.zh}", en=f"{one.name} was not used: {one.reason.en}")
        for one in submission.ignored
        if not one.hidden
    ]

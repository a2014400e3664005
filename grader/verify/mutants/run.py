"""Grade mutants as submissions of their topic: killed by the first check that fails, or survivors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from grader.batch.engine import Finished
from grader.batch.grading import Grading, Options
from grader.course import Course, Topic
from grader.errors import InputError
from grader.results import CheckResult
from grader.session.messages import Job, Source
from grader.session.outcome import topic_result
from grader.session.sources import all_files, solution
from grader.verify.mutants.make import Mutant, mutants_of

# A call of a right solution takes milliseconds, and a mutant that loops for ever costs this much.
CALL_SECONDS = 3.0
_FAILURES = ("failed", "error", "timeout", "memory", "crashed")


@dataclass(frozen=True, kw_only=True)
class MutantOutcome:
    """What a mutant came to: `failed` are the checks that caught it, none for a survivor.

    `problem` says why it could not be judged, None where it was; `seconds` is what its grading took.
    """

    topic: str
    mutant: Mutant
    failed: tuple[str, ...]
    problem: str | None
    seconds: float


def mutants_of_topic(topic: Topic) -> list[Mutant]:
    """Return the mutants of the topic's reference; none where it has none. Raises InputError."""
    reference = topic.solutions.reference
    if reference is None:
        return []
    source = solution(topic, reference)
    try:
        if not source.files:
            return mutants_of(source.text)
        files = all_files(source).items()
        return [replace(mutant, file=file) for file, text in files for mutant in mutants_of(text)]
    except SyntaxError as error:
        raise InputError(reference, "Python", str(error)) from error


class MutantGrading:
    """An engine for the mutants of some topics."""

    def __init__(self, course: Course, options: Options) -> None:
        self._grading = Grading(course, replace(options, timeout=options.timeout or CALL_SECONDS))
        self.seed = self._grading.seed

    def check_ids(self, topic: str) -> list[str]:
        """Return the ids of the topic's checks, in their order."""
        return [check.id for check in self._grading.plan.topics[topic].checks]

    def outcomes(
        self, mutants: Mapping[str, Sequence[Mutant]], *, stop_early: bool = True
    ) -> Iterator[MutantOutcome]:
        """Grade the mutants of each topic; yield the outcome of each as it is done.

        With `stop_early` only the first check that fails is told of.
        """
        by_label = {
            f"{topic}/{mutant.id}": (topic, mutant) for topic, found in mutants.items() for mutant in found
        }
        jobs = (self._job(label, *found, stop_early) for label, found in by_label.items())
        for finished in self._grading.engine.grade(jobs):
            topic, mutant = by_label[finished.job.student]
            yield _outcome(self._grading.course.topic(topic), mutant, finished)

    def close(self) -> None:
        """End the engine."""
        self._grading.close()

    def _job(self, label: str, topic: str, mutant: Mutant, stop_early: bool) -> Job:
        source = self._source(topic, mutant)
        return Job(
            student=label,
            topics=[topic],
            sources={topic: source},
            seed=self.seed,
            stop_early=stop_early,
        )

    def _source(self, topic: str, mutant: Mutant) -> Source:
        """Return the reference with the mutant in the place of its module."""
        if not mutant.file:
            return Source(file=f"{topic}.py", text=mutant.text)
        course = self._grading.course.topic(topic)
        assert course.solutions.reference is not None
        whole = solution(course, course.solutions.reference)
        if mutant.file == whole.file:
            return msgspec.structs.replace(whole, text=mutant.text)
        return msgspec.structs.replace(whole, files={**whole.files, mutant.file: mutant.text})


def _outcome(topic: Topic, mutant: Mutant, finished: Finished) -> MutantOutcome:
    graded = finished.graded
    result = topic_result(topic, graded.topics[0], "en") if graded is not None else None
    checks: list[CheckResult] = result.checks if result is not None else []
    failed = tuple(check.id for check in checks if check.verdict in _FAILURES)
    broken = [check.id for check in checks if check.verdict == "internal"]
    problem = finished.reason if graded is None else None
    if result is not None and not failed and result.status == "not_graded":
        notes = "; ".join(note.en for note in result.notes)
        problem = f"{', '.join(broken)} could not judge it" if broken else notes
    return MutantOutcome(
        topic=topic.id,
        mutant=mutant,
        failed=failed,
        problem=problem,
        seconds=graded.seconds if graded is not None else 0.0,
    )

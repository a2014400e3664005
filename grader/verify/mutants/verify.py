"""Have the checks of some topics meet the mutants of their references."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from grader.batch.grading import Options
from grader.course import Course, Topic
from grader.verify.lint import unfailed
from grader.verify.mentions import Reach
from grader.verify.mutants.equivalent import read_declarations
from grader.verify.mutants.make import Mutant
from grader.verify.mutants.report import MutantReport
from grader.verify.mutants.run import MutantGrading, MutantOutcome, mutants_of_topic

Mutants = Mapping[str, Sequence[Mutant]]


def mutants_of_topics(topics: Iterable[Topic]) -> Mutants:
    """Return the mutants of the topics that have a reference, by topic; raise InputError."""
    made = {topic.id: mutants_of_topic(topic) for topic in topics if topic.solutions.reference is not None}
    return {topic: mutants for topic, mutants in made.items() if mutants}


def verify_mutants(
    course: Course,
    options: Options,
    mutants: Mutants,
    failed: Mapping[str, Sequence[Iterable[str]]],
    done: Callable[[MutantOutcome], None],
) -> dict[str, MutantReport]:
    """Grade the mutants and return a report by topic; `done` is called with each as it is judged.

    `failed` are the checks that wrong solutions of a topic have failed already.
    """
    grading = MutantGrading(course, options)
    outcomes: dict[str, list[MutantOutcome]] = {topic: [] for topic in mutants}
    try:
        for outcome in grading.outcomes(mutants):
            outcomes[outcome.topic].append(outcome)
            done(outcome)
        return {
            topic: _report(course.topic(topic), grading, found, failed.get(topic, ()))
            for topic, found in outcomes.items()
        }
    finally:
        grading.close()


def _report(
    topic: Topic,
    grading: MutantGrading,
    outcomes: Sequence[MutantOutcome],
    failed: Sequence[Iterable[str]],
) -> MutantReport:
    modules = {outcome.mutant.file: outcome.mutant.reference for outcome in outcomes}
    reach = Reach(topic.checks.read_text(encoding="utf-8"), "\n".join(modules.values()))
    checks = grading.check_ids(topic.id)
    return MutantReport(
        topic=topic.id,
        reach=reach,
        checks=checks,
        outcomes=outcomes,
        declarations=read_declarations(topic.solutions.folder),
        unfailed=_unfailed(topic.id, grading, reach, outcomes, unfailed(checks, failed)),
    )


def _unfailed(
    topic: str,
    grading: MutantGrading,
    reach: Reach,
    outcomes: Sequence[MutantOutcome],
    checks: Sequence[str],
) -> list[str]:
    """Return those of the checks that no mutant fails.

    Until now only the first check that a mutant fails is known; where that does not settle it, the mutants
    of the functions that the open checks call are graded against all checks.
    """
    still = unfailed(checks, [outcome.failed for outcome in outcomes])
    if not still:
        return []
    killed = [outcome.mutant for outcome in outcomes if outcome.failed]
    worth = [mutant for mutant in killed if reach.checks_of(mutant.function, still)]
    for outcome in grading.outcomes({topic: worth}, stop_early=False):
        still = unfailed(still, [outcome.failed])
    return still

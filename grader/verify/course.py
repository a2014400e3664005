"""Grade every solution of the course through the same engine as a student's submission."""

from collections.abc import Iterator

from grader.batch.grading import Grading, Options
from grader.course import Course
from grader.session.outcome import topic_result
from grader.verify.cases import Case, CaseOutcome, cases_of, judge_case


def verify_course(course: Course, options: Options) -> Iterator[CaseOutcome]:
    """Yield the outcome of every case of the chosen topics, as each is done; then of the samples."""
    chosen = options.topics or course.topic_ids
    cases = [case for name in chosen for case in cases_of(course.topic(name))]
    yield from _run(course, options, "checks", cases)
    samples = [
        Case(case.topic, "samples", case.path)
        for case in cases
        if case.kind == "reference" and case.topic.samples is not None
    ]
    if samples:
        yield from _run(course, options, "samples", samples)


def _run(course: Course, options: Options, suite: str, cases: list[Case]) -> Iterator[CaseOutcome]:
    grading = Grading(course, options, suite=suite)
    by_label = {case.label: case for case in cases}
    try:
        for finished in grading.engine.grade(case.job(grading.seed) for case in cases):
            case = by_label[finished.job.student]
            if finished.graded is None:
                yield CaseOutcome(case, finished.reason)
            else:
                observed = finished.graded.topics[0]
                result = topic_result(case.topic, observed, options.language)
                yield CaseOutcome(case, judge_case(case, result), tuple(result.checks))
    finally:
        grading.close()

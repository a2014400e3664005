"""The teacher's review of one submission: everything that the run knows."""

from collections import defaultdict
from collections.abc import Mapping

from grader.results import Language, Review, SubmissionResult
from reports.grid import Room
from reports.pages import render
from reports.topics import topic_parts


def review_report(result: SubmissionResult, review: Review, language: Language) -> str:
    """Return the teacher's page: all of `result`, the checks' sources, tracebacks, files, seed and replay."""
    return render(
        "review.html.j2",
        language,
        result=result,
        review=review,
        parts=topic_parts(result.topics),
        failing_lines=_failing_lines(result),
        room=Room(entries=40_000, characters=500_000),
    )


def _failing_lines(result: SubmissionResult) -> Mapping[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for topic in result.topics:
        for check in topic.checks:
            if check.trouble and check.trouble.file and check.trouble.line:
                found[check.trouble.file].add(check.trouble.line)
    return {file: frozenset(lines) for file, lines in found.items()}

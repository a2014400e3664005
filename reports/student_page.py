"""The student's report: what passed, what the mistake is, and what to do next."""

from grader.results import Language, SubmissionResult
from reports.grid import Room
from reports.pages import render
from reports.progress import progress_of
from reports.topics import first_step, topic_parts


def student_report(result: SubmissionResult, language: Language) -> str:
    """Return the student's page.

    It shows nothing of the hidden checks but their titles, and an expected value only where the result
    itself holds one (`CheckResult.expected`). The seed and the names of isolation layers stay out of it.
    """
    parts = topic_parts(result.topics)
    return render(
        "student.html.j2",
        language,
        result=result,
        parts=parts,
        first=first_step(parts),
        progress=progress_of(result, parts),
        room=Room(entries=1200, characters=16_000, examples=6),
    )

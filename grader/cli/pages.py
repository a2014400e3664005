"""The files of one graded submission: its result, the student's page and the teacher's."""

from pathlib import Path

from grader.results import Review, SubmissionResult
from grader.results.files import write_text
from grader.results.json import write_json
from reports import review_report, student_report

RESULT, REPORT, REVIEW = "result.json", "report.html", "review.html"


def write_pages(folder: Path, result: SubmissionResult, review: Review) -> None:
    """Write all three into `folder`, the result last: where it is there, so are the pages."""
    write_text(folder / REPORT, student_report(result, result.language))
    write_text(folder / REVIEW, review_report(result, review, result.language))
    write_json(result, folder / RESULT)

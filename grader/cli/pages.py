"""The files of one graded submission: its result, the student's page and the teacher's; and of a class."""

from collections.abc import Iterable
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


def write_class(folder: Path, pages: Iterable[tuple[str, str]]) -> None:
    """Write the pages of a class as they come; those of an earlier run go first."""
    for earlier in (*folder.glob("topics/*.html"), *folder.glob("similarity/*.html")):
        earlier.unlink()
    for name, page in pages:
        write_text(folder / name, page)

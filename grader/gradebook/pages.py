"""The files of one graded submission: its result, the student's page and the teacher's."""

from pathlib import Path

import msgspec

from grader.results import Review, SubmissionResult
from grader.results.files import remove_unfinished, write_text
from grader.results.json import write_json
from reports import review_report, student_report

RESULT, REPORT, REVIEW = "result.json", "report.html", "review.html"


def write_pages(folder: Path, result: SubmissionResult, review: Review) -> None:
    """Write all three into `folder`, the result last: where it is there, so are the pages."""
    for name in (RESULT, REPORT, REVIEW):
        remove_unfinished(folder / name)
    write_text(folder / REPORT, student_report(result, result.language))
    write_text(folder / REVIEW, review_report(result, review, result.language))
    write_json(result, folder / RESULT)


def state_of(folder: Path) -> bytes | None:
    """Return sizes and times of all three, which tell a change from outside; None where one is missing."""
    try:
        states = [(folder / name).stat() for name in (RESULT, REPORT, REVIEW)]
    except OSError:
        return None
    return msgspec.msgpack.encode([(state.st_size, state.st_mtime_ns) for state in states])

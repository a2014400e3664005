"""The files of a whole class: its page, the table of grades and the ledger."""

from pathlib import Path

from grader import __version__
from grader.gradebook.attempts import Rescored, iso
from grader.gradebook.book import Book
from grader.gradebook.ledger import changes_csv
from grader.gradebook.run import ClassRun
from grader.gradebook.store import Store
from grader.results.files import remove_unfinished, write_text
from reports import ClassMeta, class_pages, grades_csv
from reports.statistics.attempts import Attempt

PAGE, GRADES, CHANGES = "index.html", "grades.csv", "changes.csv"
_SHOWN_CHANGES = 200


def write_class(run: ClassRun) -> None:
    """Write the files of the class that was graded."""
    grading, out = run.grading, run.out
    for name in (PAGE, GRADES, CHANGES):
        remove_unfinished(out / name)
    meta = ClassMeta(
        started=iso(run.started),
        seconds=run.seconds,
        grader=__version__,
        torch=grading.started.torch,
        tier=grading.started.tier,
    )
    pages = class_pages(
        run.done,
        grading.course.title,
        grading.options.language,
        meta,
        attempts=_attempts(run),
        similar=run.similarity.similar(),
        changes=run.book.latest_changes(_SHOWN_CHANGES),
    )
    for earlier in (*out.glob("topics/*.html"), *out.glob("similarity/*.html")):
        earlier.unlink()
    for name, page in pages:
        write_text(out / name, page)
    write_text(out / GRADES, grades_csv(run.done))
    _write_ledger(run.book, run.store, out / CHANGES)


def _attempts(run: ClassRun) -> list[Attempt]:
    """Return the attempts of the students of this run, in today's points."""
    rescored, present = Rescored(run.grading), {row.student for row in run.done}
    return [
        Attempt(student, stored.submitted, *rescored.points(stored))
        for student, stored in run.book.every_attempt()
        if student in present
    ]


def _write_ledger(book: Book, store: Store, path: Path) -> None:
    """Write the ledger anew where marks have changed since it was; without any, there is none."""
    last = str(book.last_change())
    if last == "0" or (store.noted("changes_written") == last and path.is_file()):
        return
    # an output folder of an earlier version has a ledger that the store does not know
    before = store.noted("changes_before")
    if before is None:
        before = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        store.note("changes_before", before)
    write_text(path, changes_csv(before, book.changes()))
    store.note("changes_written", last)

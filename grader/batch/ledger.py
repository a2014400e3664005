"""The ledger: which marks a regrade changed, and which checks changed them."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from grader.results import SubmissionResult, TopicResult
from grader.results.files import write_bytes

HEADER = ("when", "student", "topic", "old", "new", "checks")


class Ledger:
    """`changes.csv` of a batch: rows are added, none is ever taken away."""

    def __init__(self, folder: Path, cell: Callable[[str], str]) -> None:
        """Write into `folder`; `cell` makes a student's text safe for a spreadsheet."""
        self._path = folder / "changes.csv"
        self._cell = cell
        self._rows: list[tuple[str, ...]] = []

    def compare(self, old: SubmissionResult, new: SubmissionResult) -> None:
        """Note every topic whose mark is another than before."""
        before = {topic.id: topic for topic in old.topics}
        for topic in new.topics:
            earlier = before.get(topic.id)
            if earlier is not None and earlier.score != topic.score:
                checks = " ".join(_changed(earlier, topic))
                marks = [_mark(earlier.score), _mark(topic.score)]
                self._rows.append(
                    (new.started, self._cell(new.student), topic.id, *marks, self._cell(checks))
                )

    def write(self) -> None:
        """Add the noted rows to the file; without any, leave it as it is."""
        if not self._rows:
            return
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        present = self._path.read_bytes() if self._path.exists() else b""
        if not present:
            text.write("\ufeff")
            writer.writerow(HEADER)
        writer.writerows(self._rows)
        write_bytes(self._path, present + text.getvalue().encode())
        self._rows = []


def _changed(old: TopicResult, new: TopicResult) -> Iterator[str]:
    before = {check.id: check.verdict for check in old.checks}
    for check in new.checks:
        if before.get(check.id) != check.verdict:
            yield f"{check.id}:{before.get(check.id, '-')}>{check.verdict}"


def _mark(score: float | None) -> str:
    return "" if score is None else f"{score:g}"

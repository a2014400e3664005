"""The results that `grader grade` or `grader batch` left in a folder."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.errors import InputError
from grader.gradebook.pages import RESULT
from grader.results import SubmissionResult
from grader.results.json import read_json
from reports.sanitise import csv_cell

WANTED = "what grader batch (students/) or grader grade (result.json) wrote"


@dataclass(frozen=True)
class ResultsFolder:
    """The files of the results, in the order of their students.

    `left_out` names the submissions that the last batch could not grade: an older result of theirs, where
    there is one, is none of the last batch's.
    """

    paths: tuple[Path, ...]
    of_batch: bool
    left_out: tuple[str, ...] = ()

    def results(self) -> Iterator[SubmissionResult]:
        """Read the results one by one; InputError names a file that holds none."""
        return map(read_json, self.paths)


def find_results(folder: Path) -> ResultsFolder:
    """Return the results in a folder; InputError where it holds none."""
    students = folder / "students"
    try:
        if not students.is_dir():
            if not (folder / RESULT).is_file():
                raise InputError(folder, WANTED, "neither" if folder.is_dir() else "no folder")
            return ResultsFolder((folder / RESULT,), of_batch=False)
        names = sorted((path.name for path in students.iterdir()), key=str.casefold)
    except OSError as error:
        raise InputError(folder, WANTED, error.strerror) from error
    left_out = _unreadable(folder / "grades.csv")
    paths = [students / name / RESULT for name in names if csv_cell(name) not in left_out]
    paths = [path for path in paths if path.is_file()]
    if not paths:
        raise InputError(students, "folders that hold a result.json", "none")
    return ResultsFolder(tuple(paths), of_batch=True, left_out=left_out)


def _unreadable(table: Path) -> tuple[str, ...]:
    """Return the students that a table of grades calls unreadable; none where there is no such table."""
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            return tuple(row["student"] for row in csv.DictReader(file) if row["status"] == "unreadable")
    except (OSError, UnicodeDecodeError, csv.Error, KeyError):
        return ()

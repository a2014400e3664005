"""Find the submissions in a folder: sub-folders, zips, and what Moodle and Canvas download.

Moodle  `Jane Doe_12345_assignsubmission_file_/…` or `Jane Doe_12345_assignsubmission_file_dim_sums.py`
Canvas  `doejane_12345_67890_dim_sums.py` or `doejane_LATE_12345_67890_dim_sums-1.py`, loose files
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.errors import InputError
from grader.submission.entries import Entry
from grader.submission.ids import unique_id

_MOODLE = re.compile(r"(?P<student>.+_\d+)_assignsubmission_(?P<kind>[a-z]+)_?(?P<file>.*)", re.DOTALL)
_CANVAS = re.compile(r"(?P<who>[^_]+)(?:_LATE)?_(?P<user>\d+)_(?P<upload>\d+)_(?P<file>.+)", re.DOTALL)
_RESUBMITTED = re.compile(r"(?P<stem>.+?)-(?P<number>\d+)(?P<suffix>\.[^.]+)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Something that may be a submission, not yet read.

    `files` are, for loose files of one student, the names that the student gave and the paths; None
    where `path` is the submission. `entries` are what was handed in, where that lies on no disk (a commit
    of git). `id` is safe as a folder name, and unique in its folder.
    """

    id: str
    path: Path
    files: tuple[tuple[str, Path], ...] | None = None
    entries: tuple[Entry, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class _Found:
    """One name in the folder; `file` is the student's own name of a loose file, None for a whole one."""

    student: str
    path: Path
    file: str | None = None
    side: bool = False  # what Moodle adds beside the files, such as text typed online


def find_submissions(folder: Path) -> list[Candidate]:
    """Return the submissions in `folder`, sorted by id; raises InputError if it cannot be read."""
    try:
        with os.scandir(folder) as scan:
            found = [one for name in sorted(entry.name for entry in scan) if (one := _look_at(folder / name))]
    except OSError as error:
        raise InputError(folder, "a folder of submissions", error.strerror) from error
    with_files = {one.student for one in found if not one.side}
    kept = [one for one in found if not one.side or one.student not in with_files]
    return sorted(_candidates(folder, kept), key=lambda candidate: candidate.id.casefold())


def _look_at(path: Path) -> _Found | None:
    """Return whose submission, or part of one, it is; None for anything else, such as a README."""
    name, is_folder, is_zip = path.name, path.is_dir(), path.suffix.lower() == ".zip"
    if name.startswith((".", "__MACOSX")):
        return None
    if moodle := _MOODLE.fullmatch(name):
        side = moodle["kind"] != "file"
        return _Found(
            student=moodle["student"], path=path, file=None if is_folder else moodle["file"], side=side
        )
    if is_folder:
        return _Found(student=name, path=path)
    canvas = _CANVAS.fullmatch(name)
    # A zip counts by itself, so its name must look like a download: "lab_1_2_alice.zip" does not.
    if canvas and (not is_zip or min(len(canvas["user"]), len(canvas["upload"])) >= 3):
        return _Found(student=f"{canvas['who']}_{canvas['user']}", path=path, file=canvas["file"])
    return _Found(student=path.stem, path=path) if is_zip else None


def _candidates(folder: Path, found: list[_Found]) -> Iterator[Candidate]:
    taken: set[str] = set()
    loose: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    for one in found:
        if one.file is None:
            yield Candidate(id=unique_id(one.student, taken), path=one.path)
        else:
            loose[one.student].append((one.file, one.path))
    for student, files in loose.items():
        yield Candidate(id=unique_id(student, taken), path=folder, files=_newest(files))


def _newest(files: list[tuple[str, Path]]) -> tuple[tuple[str, Path], ...]:
    """Keep the newest of each file: Canvas adds -1, -2, … to the name when it is handed in again."""
    newest: dict[str, tuple[int, Path]] = {}
    for name, path in files:
        again = _RESUBMITTED.fullmatch(name)
        original, number = (again["stem"] + again["suffix"], int(again["number"])) if again else (name, 0)
        if original not in newest or newest[original][0] < number:
            newest[original] = (number, path)
    return tuple((name, path) for name, (_, path) in newest.items())

"""Read one submission: a folder, a single file, a zip, or the loose files of one student."""

import os
import stat
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from grader.course import unknown_topic
from grader.errors import InputError
from grader.submission import reasons
from grader.submission.archive import open_archive
from grader.submission.caps import DEFAULT_CAPS, Caps
from grader.submission.collect import collect, has_topic_file
from grader.submission.entries import Entry, EntryError, file_entry, folder_entries
from grader.submission.find import Candidate
from grader.submission.ids import safe_id
from grader.submission.layout import INIT, ExtraFiles
from grader.submission.model import Submission

WANTED = "a folder, a <topic>.py file or a zip"
DEEPEST = 16  # folders in folders
_NO_EXTRA: ExtraFiles = {}


def read_submission(
    path: Path, topics: Collection[str], caps: Caps = DEFAULT_CAPS, extra: ExtraFiles = _NO_EXTRA
) -> Submission:
    """Read the submission at `path`; its student is the name of the folder, zip or file, made safe.

    `topics` are the ids of the course's topics, `extra` the further files that it names for some of them. An
    empty folder is a submission without files; a folder that is a topic's package is a submission of that
    topic. Raises InputError for a path that is missing, a link, unreadable or no submission.
    """
    mode = _mode(path)
    folder = stat.S_ISDIR(mode)
    absolute = path.absolute() if path.name not in ("", "..") else path.resolve()
    student = safe_id(absolute.name if folder else absolute.stem)
    with _entries_at(path, folder, topics, caps) as entries:
        return collect(student, entries, topics, caps, extra)


def read_candidate(
    candidate: Candidate,
    topics: Collection[str],
    caps: Caps = DEFAULT_CAPS,
    extra: ExtraFiles = _NO_EXTRA,
) -> Submission:
    """Read one submission of those that `find_submissions` found, under the id it gave."""
    if candidate.entries is not None:
        if len(candidate.entries) > caps.entries:
            raise InputError(candidate.id, f"at most {caps.entries} files", f"{len(candidate.entries)}")
        return collect(candidate.id, candidate.entries, topics, caps, extra)
    if candidate.files is None:
        mode = _mode(candidate.path)
        with _entries_at(candidate.path, stat.S_ISDIR(mode), topics, caps) as entries:
            return collect(candidate.id, entries, topics, caps, extra)
    loose = [file_entry(path, name) for name, path in candidate.files]
    with _with_archive(loose, topics, caps) as entries:
        return collect(candidate.id, entries, topics, caps, extra)


def _mode(path: Path) -> int:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError as error:
        raise InputError(path, WANTED, "nothing there") from error
    except (OSError, ValueError) as error:
        raise InputError(path, WANTED, getattr(error, "strerror", None) or str(error)) from error
    if stat.S_ISLNK(mode):
        raise InputError(path, WANTED, "a link (links are not followed)")
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise InputError(path, WANTED, "a device, pipe or socket")
    return mode


@contextmanager
def _entries_at(path: Path, folder: bool, topics: Collection[str], caps: Caps) -> Iterator[Sequence[Entry]]:
    """Give what lies at `path`, readable until the end of the `with`."""
    suffix = path.suffix.lower()
    if folder:
        with _with_archive(_folder(path, topics, caps), topics, caps) as entries:
            yield entries
    elif suffix == ".zip":
        with _archive(file_entry(path), path, caps) as entries:
            yield entries
    elif suffix in (".py", ".ipynb"):
        if path.stem not in topics:
            raise unknown_topic(path, topics)
        yield [file_entry(path)]
    else:
        raise InputError(path, WANTED, f"a {suffix} file" if suffix else "a file without a suffix")


def _folder(path: Path, topics: Collection[str], caps: Caps) -> list[Entry]:
    """Return what lies in a folder, in its only sub-folder if it has just one, and in topics' packages."""
    if _is_package(path, topics) and not os.path.lexists(path / f"{path.name}.py"):
        return list(_tree(path, caps, path.name))
    entries = list(folder_entries(path, caps))
    folders = [entry for entry in entries if entry.folder and not entry.hidden]
    if len(folders) == 1 and not _is_package(inside := path / folders[0].name, topics):
        entries += folder_entries(inside, caps, inside.name)
    for entry in list(entries):
        package = path.joinpath(*entry.parts)
        if entry.folder and _is_package(package, topics):
            entries += _tree(package, caps, *entry.parts)
    if len(entries) > caps.entries:
        raise InputError(path, f"at most {caps.entries} files", "more")
    return entries


def _is_package(folder: Path, topics: Collection[str]) -> bool:
    name = unicodedata.normalize("NFC", folder.name)
    return name in topics and os.path.lexists(folder / INIT)


def _tree(folder: Path, caps: Caps, *parts: str) -> Iterator[Entry]:
    """Yield what lies in a folder and in the folders in it, as deep as a package may be."""
    left = caps.entries
    waiting = [(folder, parts)]
    while waiting:
        here, below = waiting.pop()
        for entry in folder_entries(here, caps, *below):
            left -= 1
            if left < 0:
                raise InputError(folder, f"at most {caps.entries} files", "more")
            if entry.folder and not entry.hidden and len(entry.parts) >= DEEPEST:
                entry = replace(entry, reason=reasons.DEEP)
            elif entry.folder and not entry.hidden:
                waiting.append((here / entry.parts[-1], entry.parts))
            yield entry


@contextmanager
def _archive(entry: Entry, name: object, caps: Caps) -> Iterator[list[Entry]]:
    try:
        file = entry.open()
    except EntryError as error:
        raise InputError(name, "a zip that can be read", error.reason.en) from error
    with file, open_archive(file, name, caps) as entries:
        yield entries


@contextmanager
def _with_archive(entries: list[Entry], topics: Collection[str], caps: Caps) -> Iterator[list[Entry]]:
    """Give the entries or, where a lone zip lies among them instead of files, what is in the zip.

    Course platforms put each upload into a folder, and students often upload a zip.
    """
    zips = [entry for entry in entries if entry.name.lower().endswith(".zip") and not entry.hidden]
    if len(zips) != 1 or has_topic_file(entries, topics):
        yield entries
        return
    with _archive(zips[0], zips[0].name, caps) as inner:
        yield inner

"""Read one submission: a folder, a single file, a zip, or the loose files of one student."""

import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from grader.course import unknown_topic
from grader.errors import InputError
from grader.submission.archive import open_archive
from grader.submission.caps import DEFAULT_CAPS, Caps
from grader.submission.collect import collect, has_topic_file
from grader.submission.entries import Entry, EntryError, file_entry, folder_entries
from grader.submission.find import Candidate
from grader.submission.ids import safe_id
from grader.submission.model import Submission

WANTED = "a folder, a <topic>.py file or a zip"


def read_submission(path: Path, topics: Collection[str], caps: Caps = DEFAULT_CAPS) -> Submission:
    """Read the submission at `path`; its student is the name of the folder, zip or file, made safe.

    `topics` are the ids of the course's topics. An empty folder is a submission without files. Raises
    InputError for a path that is missing, a link, unreadable or no submission.
    """
    mode = _mode(path)
    folder = stat.S_ISDIR(mode)
    absolute = path.absolute() if path.name not in ("", "..") else path.resolve()
    student = safe_id(absolute.name if folder else absolute.stem)
    with _entries_at(path, folder, topics, caps) as entries:
        return collect(student, entries, topics, caps)


def read_candidate(candidate: Candidate, topics: Collection[str], caps: Caps = DEFAULT_CAPS) -> Submission:
    """Read one submission of those that `find_submissions` found, under the id it gave."""
    if candidate.entries is not None:
        return collect(candidate.id, candidate.entries, topics, caps)
    if candidate.files is None:
        mode = _mode(candidate.path)
        with _entries_at(candidate.path, stat.S_ISDIR(mode), topics, caps) as entries:
            return collect(candidate.id, entries, topics, caps)
    loose = [file_entry(path, name) for name, path in candidate.files]
    with _with_archive(loose, topics, caps) as entries:
        return collect(candidate.id, entries, topics, caps)


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
        with _with_archive(_folder(path, caps), topics, caps) as entries:
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


def _folder(path: Path, caps: Caps) -> list[Entry]:
    """Return what lies in a folder and, where it has one sub-folder only, in that one."""
    entries = list(folder_entries(path, caps))
    folders = [entry for entry in entries if entry.folder and not entry.hidden]
    if len(folders) == 1:
        entries += folder_entries(path / folders[0].name, caps, folders[0].name)
    return entries


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

"""An entry: one thing that was handed in, not yet read."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from grader.errors import InputError
from grader.results import Text
from grader.submission import reasons
from grader.submission.caps import Caps

# Windows has no links to refuse here and no pipes in folders, but translates line ends.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


class EntryError(Exception):
    """An entry cannot be read; `reason` says why, to the student."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`parts` is its path below the submission; `reason`, if any, why it may not be used at all.

    `open` gives its bytes; it raises EntryError where they must not or cannot be read. `modified` is when the
    zip that holds it was last changed (seconds since 1970), None for a file on the disk, which says itself.
    """

    parts: tuple[str, ...]
    open: Callable[[], BinaryIO]
    folder: bool = False
    reason: Text | None = None
    modified: float | None = None

    @property
    def name(self) -> str:
        """Return the path as one text."""
        return "/".join(self.parts)

    @property
    def safe(self) -> bool:
        """Return whether its path stays below the submission."""
        return self.reason is not reasons.UNSAFE_PATH

    @property
    def hidden(self) -> bool:
        """Return whether a system or an editor, not the student, made it."""
        return self.safe and any(
            part.startswith(".") or part in ("__MACOSX", "__pycache__") for part in self.parts
        )


def open_file(path: Path) -> BinaryIO:
    """Open an ordinary file for reading: no link is followed, and no device or pipe is waited for.

    Raises EntryError for anything else.
    """
    try:
        _require_ordinary(path.lstat().st_mode)  # opening a device can already do something
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise EntryError(reasons.LINK if error.errno == errno.ELOOP else reasons.UNREADABLE) from error
    except ValueError as error:  # a NUL in the path
        raise EntryError(reasons.UNREADABLE) from error
    try:
        _require_ordinary(os.fstat(descriptor).st_mode)  # it may have been changed meanwhile
    except EntryError:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def _require_ordinary(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise EntryError(reasons.LINK if stat.S_ISLNK(mode) else reasons.SPECIAL)


def file_entry(path: Path, *parts: str) -> Entry:
    """Make the entry of a file on disk, under the name `parts` (its own name by default)."""
    return Entry(parts=parts or (path.name,), open=partial(open_file, path))


def folder_entries(folder: Path, caps: Caps, *below: str) -> Iterator[Entry]:
    """Yield what lies directly in a folder, sorted by name; raises InputError past the cap."""
    try:
        with os.scandir(folder) as scan:
            found = [entry for _, entry in zip(range(caps.entries + 1), scan, strict=False)]
    except OSError as error:
        raise InputError(folder, "a folder that can be read", error.strerror) from error
    if len(found) > caps.entries:
        raise InputError(folder, f"at most {caps.entries} files", "more")
    for entry in sorted(found, key=lambda entry: entry.name):
        path, parts = Path(entry.path), (*below, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield Entry(parts=parts, open=partial(open_file, path), folder=True)
        else:
            yield file_entry(path, *parts)

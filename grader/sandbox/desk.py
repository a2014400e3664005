"""The desk: a folder that both sides have, for the files that a check makes and gives to the student's code.

`tmp_path`, `tempfile` and what lies below them are on the check's desk. The student's code has a desk of its
own, in its scratch folder: before it is asked for anything it gets what has changed on the check's, and what
it has changed goes back with its answer. A path below one desk crosses as the same path below the other.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from grader.sandbox.wire import ProtocolViolation

MAX_FILES = 500
MAX_BYTES = 8 << 20
MAX_NAME = 1_000

Contents = dict[str, bytes | None]
"""Path below the desk -> a file's bytes, None for a folder."""


class DeskFull(ValueError):
    """There is more on the desk than can cross."""

    def __init__(self) -> None:
        super().__init__(f"files can cross up to {MAX_FILES} of them and {MAX_BYTES >> 20} MiB together")


class Desk:
    """One side's desk, and what the other side knows of it."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._told: Contents = {}

    def changes(self) -> tuple[Contents, list[str]]:
        """Return what was made or changed, and what has gone, since the other side was told."""
        now = self._contents()
        changed = {
            name: data for name, data in now.items() if name not in self._told or self._told[name] != data
        }
        gone = [name for name in self._told if name not in now]
        self._told = now
        return changed, gone

    def forget_told(self) -> None:
        """Begin with another side that knows of nothing."""
        self._told = {}

    def take_over(self, changed: Mapping[str, object], gone: Sequence[str]) -> None:
        """Change what the other side has changed; raise ProtocolViolation for a place off the desk."""
        for name in gone:
            _remove(self._place(name))
            self._told.pop(name, None)
        for name in sorted(changed):  # a folder comes before what is in it
            data, place = changed[name], self._place(name)
            if data is None:
                place.mkdir(exist_ok=True, parents=True)
                self._told[name] = None
            elif isinstance(data, bytes):
                place.parent.mkdir(exist_ok=True, parents=True)
                place.write_bytes(data)
                self._told[name] = data

    def relative(self, path: str) -> str | None:
        """Return the path below the desk; None where it lies elsewhere."""
        if path == self.root:
            return "."
        return path[len(self.root) + 1 :] if path.startswith(f"{self.root}/") else None

    def _place(self, name: str) -> Path:
        """Return where a name of the other side's lies; it may lead nowhere but onto the desk."""
        parts = name.split("/")
        if not name or len(name) > MAX_NAME or "\0" in name or any(part in ("", ".", "..") for part in parts):
            raise ProtocolViolation("a file that is not on the desk")
        place = Path(self.root, *parts)
        for above in (place, *place.parents):
            if str(above) == self.root:
                return place
            if above.is_symlink():
                break
        raise ProtocolViolation("a file that is not on the desk")

    def _contents(self) -> Contents:
        found: Contents = {}
        size = 0
        for name, path in _walk(self.root, ""):
            data = Path(path).read_bytes() if not os.path.isdir(path) else None
            size += len(data or b"")
            found[name] = data
            if len(found) > MAX_FILES or size > MAX_BYTES:
                raise DeskFull
        return found


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the plain files and folders below `folder`, each folder before what is in it."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_symlink() or entry.name == ".lock":
                continue
            name = f"{prefix}{entry.name}"
            if entry.is_dir():
                yield name, entry.path
                yield from _walk(entry.path, f"{name}/")
            elif entry.is_file() and entry.stat().st_size <= MAX_BYTES:
                yield name, entry.path


def _remove(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place, ignore_errors=True)
    else:
        place.unlink(missing_ok=True)

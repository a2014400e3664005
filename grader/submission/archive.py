"""Zips: read entry by entry, never unpacked.

A name in a zip is only compared, never used as a path, so a name with `..` can reach nothing. A bomb
costs nothing: only entries that are a topic's file are read, each up to the cap. The directory of the
archive is capped before it is parsed, and archives whose entries overlap are refused.
"""

import os
import stat
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import IO, BinaryIO, cast

from grader.errors import InputError
from grader.results import Text
from grader.submission import reasons
from grader.submission.caps import Caps
from grader.submission.entries import Entry

_ENCRYPTED = 0x1
_LOCAL_HEADER = 30  # bytes, without the name


@dataclass(frozen=True)
class _Bounded:
    """A file that refuses one long read: `zipfile` reads a directory whole, as long as it claims to be."""

    file: BinaryIO
    cap: int

    def read(self, size: int = -1, /) -> bytes:
        if size > self.cap:
            raise zipfile.BadZipFile("its directory is too long")
        return self.file.read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        return self.file.tell()

    def seekable(self) -> bool:
        return True


@contextmanager
def open_archive(file: BinaryIO, name: object, caps: Caps) -> Iterator[list[Entry]]:
    """Give the entries of a zip, readable until the end of the `with`; raises InputError for a bad zip."""
    size = file.seek(0, 2)
    if size > caps.archive:
        raise InputError(name, f"a zip of at most {caps.archive >> 20} MiB", f"{size / (1 << 20):.1f} MiB")
    try:
        archive = zipfile.ZipFile(cast(IO[bytes], _Bounded(file, caps.directory)))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, IndexError) as error:
        raise InputError(name, "a zip that can be read", str(error) or type(error).__name__) from error
    with archive:
        infos = archive.infolist()
        if len(infos) > caps.entries:
            raise InputError(name, f"a zip with at most {caps.entries} files", f"{len(infos)}")
        if _overlap(infos, archive.start_dir):
            raise InputError(name, "a zip whose files lie one after the other", "overlapping ones")
        modified = os.fstat(file.fileno()).st_mtime
        yield [_entry(archive, info, caps, modified) for info in infos]


def _overlap(infos: Sequence[zipfile.ZipInfo], directory: int) -> bool:
    """Return whether two entries share bytes, or one runs into the directory at its end."""
    extents = sorted((info.header_offset, info.compress_size) for info in infos)
    following = [start for start, _ in extents[1:]] + [directory]
    return any(
        start + _LOCAL_HEADER + size > limit for (start, size), limit in zip(extents, following, strict=False)
    )


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, caps: Caps, modified: float) -> Entry:
    # The original name: `zipfile` cuts at a NUL, so "dim_sums.py\0.png" would pass as "dim_sums.py".
    name = unicodedata.normalize("NFC", info.orig_filename.replace("\\", "/"))
    return Entry(
        parts=_parts(name),
        open=partial(_open, archive, info),
        folder=name.endswith("/"),
        reason=_refusal(info, name, caps),
        modified=modified,
    )


def _parts(name: str) -> tuple[str, ...]:
    """Return the path's parts, at least one; a name that says nothing stands for itself."""
    return tuple(part for part in name.split("/") if part not in ("", ".")) or (name,)


def _refusal(info: zipfile.ZipInfo, name: str, caps: Caps) -> Text | None:
    """Return why an entry may not be used, None where it may."""
    mode = info.external_attr >> 16
    if len(name) > caps.name:
        return reasons.LONG_NAME
    drive = len(name) > 1 and name[1] == ":"
    odd = any(unicodedata.category(character) in ("Cc", "Cs") for character in name)
    if name.startswith("/") or drive or odd or ".." in name.split("/"):
        return reasons.UNSAFE_PATH
    if stat.S_ISLNK(mode):
        return reasons.LINK
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return reasons.SPECIAL
    if info.flag_bits & _ENCRYPTED:
        return reasons.ENCRYPTED
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # lzma takes memory at will
        return reasons.COMPRESSION
    return None


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return cast(BinaryIO, archive.open(info))

"""Source files: bytes become text, or a reason that a beginner can act on.

The text is UTF-8 whatever an encoding cookie in it claims, so what a reader of the report sees is what
runs: compile the text, never the bytes.
"""

import codecs
import hashlib
import os
import zipfile
import zlib

from grader.submission import reasons
from grader.submission.entries import Entry, EntryError
from grader.submission.model import Ignored, SourceFile
from grader.submission.notebook import convert, note

# how much larger than its code a notebook may be
OUTPUTS = 16


def read_source(entry: Entry, name: str, cap: int) -> SourceFile:
    """Read an entry of at most `cap` bytes as the file `name`; raises EntryError with the reason."""
    if name.endswith(".ipynb"):
        return _read_notebook(entry, name, cap)
    raw, modified = read_bytes(entry, cap)
    text = _decode(raw).replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(name=name, text=text, sha256=hashlib.sha256(raw).hexdigest(), modified=modified)


def _read_notebook(entry: Entry, name: str, cap: int) -> SourceFile:
    """Read a notebook: its outputs may be large, its code at most `cap` bytes."""
    raw, modified = read_bytes(entry, cap * OUTPUTS)
    converted = convert(raw)
    if len(converted.text.encode("utf-8", "replace")) > cap:
        raise EntryError(reasons.too_large(cap))
    notes = tuple(
        Ignored(name=f"{name}, {place}", reason=note(command)) for place, command in converted.commands
    )
    sha256 = hashlib.sha256(raw).hexdigest()
    return SourceFile(name=name, text=converted.text, sha256=sha256, notes=notes, modified=modified)


def read_bytes(entry: Entry, cap: int) -> tuple[bytes, float]:
    """Return an entry of at most `cap` bytes, and when it was changed; raises EntryError with the reason."""
    if entry.reason is not None:
        raise EntryError(entry.reason)
    try:
        with entry.open() as file:
            raw = file.read(cap + 1)
            modified = os.fstat(file.fileno()).st_mtime if entry.modified is None else entry.modified
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise EntryError(reasons.DAMAGED) from error
    except (OSError, RuntimeError) as error:
        raise EntryError(reasons.UNREADABLE) from error
    if len(raw) > cap:
        raise EntryError(reasons.too_large(cap))
    return raw, modified


def _decode(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise EntryError(reasons.UTF16)
    if b"\0" in raw:
        raise EntryError(reasons.NUL)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EntryError(reasons.not_utf8(raw.count(b"\n", 0, error.start) + 1)) from error

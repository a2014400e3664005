"""Source files: bytes become text, or a reason that a beginner can act on.

The text is UTF-8 whatever an encoding cookie in it claims, so what a reader of the report sees is what
runs: compile the text, never the bytes.
"""

import codecs
import hashlib
import zipfile
import zlib

from grader.submission import reasons
from grader.submission.entries import Entry, EntryError
from grader.submission.model import SourceFile


def read_source(entry: Entry, name: str, cap: int) -> SourceFile:
    """Read an entry of at most `cap` bytes as the file `name`; raises EntryError with the reason."""
    raw = _read_bytes(entry, cap)
    text = _decode(raw).replace("\r\n", "\n").replace("\r", "\n")
    return SourceFile(name=name, text=text, sha256=hashlib.sha256(raw).hexdigest())


def _read_bytes(entry: Entry, cap: int) -> bytes:
    if entry.reason is not None:
        raise EntryError(entry.reason)
    try:
        with entry.open() as file:
            raw = file.read(cap + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise EntryError(reasons.DAMAGED) from error
    except (OSError, RuntimeError) as error:
        raise EntryError(reasons.UNREADABLE) from error
    if len(raw) > cap:
        raise EntryError(reasons.too_large(cap))
    return raw


def _decode(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise EntryError(reasons.UTF16)
    if b"\0" in raw:
        raise EntryError(reasons.NUL)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EntryError(reasons.not_utf8(raw.count(b"\n", 0, error.start) + 1)) from error

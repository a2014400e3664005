"""A course as one value: packed here, named by the hash of its content, unpacked once on each machine."""

import hashlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from grader.errors import InputError, InternalError

MAX_BYTES = 256 << 20
_FOLDERS = ("exercises", "solutions")
_LEFT_OUT = frozenset({"__pycache__", ".git", ".pytest_cache", ".ipynb_checkpoints"})


@dataclass(frozen=True)
class Bundle:
    """The files of a course as bytes; `digest` is their SHA-256, in hexadecimal."""

    digest: str
    data: bytes


def pack(root: Path) -> Bundle:
    """Return the course at `root` as a bundle; the same files give the same bytes.

    Raise InputError where it cannot be read, or is over MAX_BYTES.
    """
    files: dict[str, bytes] = {}
    size = 0
    try:
        for path in _files(root):
            size += path.stat().st_size
            if size > MAX_BYTES:
                raise InputError(root, f"a course of at most {MAX_BYTES >> 20} MiB", "more")
            files[path.relative_to(root).as_posix()] = path.read_bytes()
    except OSError as error:
        raise InputError(root, "a course that can be read", str(error)) from error
    data = msgspec.msgpack.encode(dict(sorted(files.items())))
    return Bundle(hashlib.sha256(data).hexdigest(), data)


def find(digest: str, cache: Path) -> Path | None:
    """Return the folder in which the bundle lies unpacked, whole and unchanged; None where it does not."""
    folder = cache / digest
    if not folder.is_dir():
        return None
    if pack(folder).digest == digest:
        return folder
    _remove(folder)
    return None


def unpack(bundle: Bundle, cache: Path) -> Path:
    """Unpack the bundle, read-only, and return its folder; who comes second takes what is there.

    Raise InternalError where its content has another hash, or a name leads out of the folder.
    """
    if hashlib.sha256(bundle.data).hexdigest() != bundle.digest:
        raise InternalError("the course arrived changed: its content has another hash")
    files = msgspec.msgpack.decode(bundle.data, type=dict[str, bytes])
    require_names(files)
    unfinished = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=cache))
    try:
        for name, content in files.items():
            path = unfinished / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _make_read_only(unfinished)
        unfinished.rename(cache / bundle.digest)
    except OSError:
        if find(bundle.digest, cache) is None:  # else another process of this machine was faster
            raise
    finally:
        _remove(unfinished)
    return cache / bundle.digest


def cache_folder() -> Path:
    """Return the folder of this machine and user for bundles, and make it.

    Raise InternalError where somebody else owns it or may write to it.
    """
    if sys.platform == "win32":
        raise InternalError("a node of a cluster: wanted Linux or macOS, found Windows")
    folder = Path(tempfile.gettempdir()) / f"grader-bundles-{os.geteuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise InternalError(f"{folder}: wanted a folder of our own that nobody else may enter, found another")
    return folder


def require_names(files: Mapping[str, bytes]) -> None:
    """Raise InternalError unless every name stays below the folder that it is unpacked into."""
    for name in files:
        parts = PurePosixPath(name).parts
        plain = name == "/".join(parts) and not set(name) & {"\\", ":", "\0"}
        if not plain or len(parts) < 2 or parts[0] not in _FOLDERS or ".." in parts:
            raise InternalError(f"a bundle: wanted names below {' and '.join(_FOLDERS)}, found {name!r}")


def _files(root: Path) -> Iterator[Path]:
    """Yield the files of the course; links are followed, as everywhere, but not in circles."""
    for top in _FOLDERS:
        seen: set[str] = set()
        for folder, below, names in os.walk(root / top, followlinks=True):
            seen.add(os.path.realpath(folder))
            below[:] = sorted(
                name
                for name in below
                if name not in _LEFT_OUT and os.path.realpath(Path(folder, name)) not in seen
            )
            yield from (Path(folder, name) for name in sorted(names) if Path(folder, name).is_file())


def _make_read_only(folder: Path) -> None:
    for where, _, names in os.walk(folder, topdown=False):
        for name in names:
            Path(where, name).chmod(0o400)
        Path(where).chmod(0o500)


def _remove(folder: Path) -> None:
    for where, _, _ in os.walk(folder):
        Path(where).chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)

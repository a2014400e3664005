"""Read commits, trees and blobs of a repository whose content and settings are hostile.

Only plumbing is called, with object ids that git itself has printed. No hook, filter, textconv, external
diff, file-system monitor, replacement object or network transport can start: nothing is checked out, and
what the repository's own settings could start is switched off on the command line.
"""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Literal, Self

from grader.errors import InputError

SECONDS = 120.0
# How much of a listing is read: a tree of a hundred thousand files takes 10 MB.
MAX_LISTING = 64 << 20
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
    "protocol.allow=never",
    "gc.auto=0",
    "maintenance.auto=false",
    # CI services check out as another user; nothing of the repository's settings is obeyed here
    "safe.directory=*",
    # a folder that looks like a repository is a student's, too
    "safe.bareRepository=explicit",
)
_REGULAR = ("100644", "100755", "100664")  # the last is what old versions of git wrote

Kind = Literal["file", "link", "submodule", "folder"]


@dataclass(frozen=True)
class TreeEntry:
    """One path of a tree; `size` in bytes is None where it is no file."""

    path: bytes
    kind: Kind
    object: str
    size: int | None


@dataclass(frozen=True)
class Change:
    """One path that differs between two trees; `deleted` where the later one lacks it."""

    path: bytes
    deleted: bool


class Repository:
    """The repository that a folder lies in; use it in a `with`, which ends its reader of blobs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reader: subprocess.Popen[bytes] | None = None
        top = self._try("rev-parse", "--show-toplevel")
        if not top:
            raise InputError(folder, "a folder inside a git working tree", "none")
        self.top = Path(os.fsdecode(top)).resolve()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reader is not None:
            self._reader.kill()
            self._reader.communicate()

    def commit(self, reference: str, option: str) -> str:
        """Return the id of the commit that `reference`, the value of `option`, names."""
        found = self._try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
        if found is None or not _ID.fullmatch(found.decode()):
            wanted = "a commit, branch or tag of this repository"
            raise InputError(f"{option} {reference}", wanted, f"none{self._shallow()}")
        return found.decode()

    def merge_base(self, base: str, head: str) -> str:
        """Return the commit that both have grown from."""
        found = self._try("merge-base", base, head)
        if not found:
            wanted = f"a common ancestor of {base[:12]} and {head[:12]}"
            raise InputError("history", wanted, f"none{self._shallow()}")
        return found.decode().split()[0]

    def _shallow(self) -> str:
        if self._try("rev-parse", "--is-shallow-repository") != b"true":
            return ""
        return ": this clone is shallow, check out with fetch-depth: 0 (GitLab: GIT_DEPTH: 0)"

    def changes(self, before: str, after: str) -> list[Change]:
        """Return the paths that differ between two commits; a rename is a deletion and a new file."""
        then, now = self._contents(before), self._contents(after)
        differing = sorted(path for path in {*then, *now} if then.get(path) != now.get(path))
        return [Change(path, deleted=path not in now) for path in differing]

    def _contents(self, commit: str) -> dict[bytes, list[bytes]]:
        """Return mode, type and object of all that has a path; a path that a tree has twice has two."""
        # `git diff-tree` holds all differences in memory before it tells the first one: a tree that holds
        # itself a few times over, ten levels deep, would never end
        found: dict[bytes, list[bytes]] = {}
        for word in self._listing("ls-tree", "-r", "-z", "--full-tree", commit):
            meta, _, path = word.partition(b"\t")
            found.setdefault(path, []).append(meta)
        return found

    def tree(self, commit: str, *below: str, recursive: bool = True) -> list[TreeEntry]:
        """Return what lies in a commit, at the paths `below` where there are any."""
        flags = ("-r",) if recursive else ()
        words = self._listing("ls-tree", *flags, "-l", "-z", "--full-tree", commit, "--", *below)
        return [_tree_entry(word) for word in words]

    def read(self, entry: TreeEntry) -> bytes:
        """Return the bytes of a file; the caller has looked at its size before."""
        reader = self._blobs()
        assert reader.stdin is not None
        assert reader.stdout is not None
        reader.stdin.write(entry.object.encode() + b"\n")
        reader.stdin.flush()
        header = reader.stdout.readline().split()
        if len(header) != 3 or header[1] != b"blob":
            raise OSError(f"git has no content for {entry.object}")
        content = _exactly(reader.stdout, int(header[2]))
        _exactly(reader.stdout, 1)
        return content

    def _blobs(self) -> subprocess.Popen[bytes]:
        if self._reader is None:
            self._reader = subprocess.Popen(
                self._command("cat-file", "--batch"),
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._reader

    def _listing(self, *arguments: str) -> list[bytes]:
        """Return the words, ended by NUL, that git lists."""
        with subprocess.Popen(
            self._command(*arguments),
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout is not None
            text = process.stdout.read(MAX_LISTING + 1)
            if len(text) > MAX_LISTING:
                process.kill()
                raise InputError(
                    f"git {arguments[0]}", f"a listing of at most {MAX_LISTING >> 20} MiB", "more"
                )
        if process.returncode != 0:
            # what a student has pushed may be no tree at all
            name = f"commit {next(filter(_ID.fullmatch, arguments), '')}"
            raise InputError(name, "trees that git can read", f"git {arguments[0]} fails")
        return text.split(b"\0")[:-1]

    def _try(self, *arguments: str) -> bytes | None:
        """Return what git says, None where it fails."""
        try:
            done = subprocess.run(
                self._command(*arguments),
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS,
            )
        except FileNotFoundError as error:
            raise InputError("git", "the program git on the PATH", "none") from error
        except subprocess.TimeoutExpired as error:
            wanted = f"an answer within {SECONDS:g} seconds"
            raise InputError(f"git {arguments[0]}", wanted, "none") from error
        except ValueError:  # a NUL in an argument
            return None
        return done.stdout.rstrip(b"\n") if done.returncode == 0 else None

    def _command(self, *arguments: str) -> list[str]:
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        return ["git", "-C", str(self._folder), "--no-pager", "--no-replace-objects", *settings, *arguments]


def _environment() -> dict[str, str]:
    """Return what git needs to start; no setting of a user, a system or a caller comes along."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    return kept | {
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }


def _tree_entry(word: bytes) -> TreeEntry:
    meta, _, path = word.partition(b"\t")
    mode, _, object_id, size = meta.decode().split()
    kind: Kind = "file"
    if mode not in _REGULAR:
        kind = {"120000": "link", "040000": "folder"}.get(mode, "submodule")  # type: ignore[assignment]
    return TreeEntry(path, kind, object_id, int(size) if size.isdigit() else None)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) != size:
        raise OSError("git ended in the middle of a file")
    return content


def text_of(path: bytes) -> str:
    """Return a path as text; bytes that are no UTF-8 become lone surrogates, which sanitisers mark."""
    return path.decode("utf-8", "surrogateescape")


def path_of(one: TreeEntry | Change) -> PurePosixPath:
    """Return where in the repository it lies."""
    return PurePosixPath(text_of(one.path))

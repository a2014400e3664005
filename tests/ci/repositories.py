"""Real git repositories made of raw trees: also those that `git add` would refuse."""

import os
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.builders import environment

# mode and content of what is no ordinary file
Special = tuple[str, bytes]
Files = Mapping[str | bytes, str | bytes | Special]


def link(target: str) -> Special:
    """Return a symbolic link."""
    return "120000", target.encode()


def submodule() -> Special:
    """Return a submodule, at a commit that nobody has."""
    return "160000", b"1" * 40


def executable(text: str) -> Special:
    """Return a file that may be run."""
    return "100755", text.encode()


@dataclass(frozen=True)
class GitRepository:
    """A repository on the disk."""

    path: Path

    @classmethod
    def create(cls, path: Path) -> "GitRepository":
        """Make an empty repository with a branch main."""
        path.mkdir(parents=True)
        made = cls(path)
        made.git("init", "-q", "-b", "main")
        return made

    def git(self, *arguments: str, data: bytes = b"") -> str:
        """Run git as its user would, and return what it says."""
        done = subprocess.run(
            ["git", "-C", str(self.path), *arguments],
            input=data,
            capture_output=True,
            check=True,
            timeout=60,
            env=environment(
                GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@example.org", GIT_COMMITTER_NAME="a",
                GIT_COMMITTER_EMAIL="a@example.org", GIT_CONFIG_NOSYSTEM="1", HOME=str(self.path.parent),
            ),
        )  # fmt: skip
        return done.stdout.decode().strip()

    def commit(self, files: Files, *parents: str, branch: str = "") -> str:
        """Write a commit that holds these files and no others; move `branch`, if any, to it."""
        tree = self._tree({_bytes(path): content for path, content in files.items()})
        words = [word for parent in parents for word in ("-p", parent)]
        made = self.git("commit-tree", tree, *words, "-m", "a change")
        if branch:
            self.git("update-ref", f"refs/heads/{branch}", made)
        return made

    def check_out(self, commit: str) -> None:
        """Put the commit into the working tree."""
        self.git("checkout", "-q", "-f", commit)

    def _tree(self, files: Mapping[bytes, str | bytes | Special]) -> str:
        folders: dict[bytes, dict[bytes, str | bytes | Special]] = defaultdict(dict)
        lines = []
        for path, content in files.items():
            name, slash, rest = path.partition(b"/")
            if slash:
                folders[name][rest] = content
            else:
                lines.append(self._line(name, content))
        for name, inside in folders.items():
            lines.append(b"040000 tree " + self._tree(inside).encode() + b"\t" + name)
        return self.git("mktree", "-z", "--missing", data=b"".join(line + b"\0" for line in lines))

    def _line(self, name: bytes, content: str | bytes | Special) -> bytes:
        mode, data = content if isinstance(content, tuple) else ("100644", _bytes(content))
        if mode == "160000":
            return b"160000 commit " + data + b"\t" + name
        blob = self.git("hash-object", "-w", "--stdin", "--no-filters", data=data)
        return f"{mode} blob {blob}".encode() + b"\t" + name


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else os.fsencode(text)

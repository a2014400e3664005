"""A student's files as one commit has them: the entries of a submission, each with its path in git."""

import io
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from grader.pull_request import reasons
from grader.pull_request.git import Repository, TreeEntry, path_of, text_of
from grader.pull_request.owners import normal
from grader.results import Text
from grader.submission import ExtraFiles, topic_files
from grader.submission.caps import DEFAULT_CAPS
from grader.submission.entries import Entry, EntryError
from grader.submission.reasons import LINK, too_large
from grader.submission.source import OUTPUTS

_LFS = b"version https://git-lfs.github.com/spec/"


class Side:
    """What lies in `folder`; `topics` are those that have a file there.

    `paths` has the paths in the repository of the topics' own files by topic, `files` those of all their
    files by the name that the submission gives them.
    """

    def __init__(
        self,
        repository: Repository,
        listed: Sequence[TreeEntry],
        folder: PurePosixPath,
        topics: Collection[str],
        extra: ExtraFiles,
    ) -> None:
        self.entries = tuple(_entry(repository, one, folder) for one in listed)
        places = {id(entry): one.path for entry, one in zip(self.entries, listed, strict=True)}
        self._owners: dict[bytes, set[str]] = {}
        self.paths: dict[str, str] = {}
        self.files: dict[str, str] = {}
        for file in topic_files(self.entries, topics, extra):
            place = places[id(file.entry)]
            self._owners.setdefault(place, set()).add(file.topic)
            self.files.setdefault(file.name, text_of(place))
            if file.own:
                self.paths.setdefault(file.topic, text_of(place))

    @property
    def topics(self) -> set[str]:
        """Return the topics that have a file here."""
        return set(self.paths)

    def topics_of(self, path: bytes) -> set[str]:
        """Return the topics that the file at this path belongs to."""
        return self._owners.get(path, set())


def refusal(entry: TreeEntry) -> Text | None:
    """Return why an entry of a tree may not be used, None where it may."""
    if entry.kind == "file":
        return None
    return LINK if entry.kind == "link" else reasons.SUBMODULE


def shown(name: str) -> str:
    """Return a name below a student's folder with bytes that are no UTF-8 written out."""
    return normal(name).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _entry(repository: Repository, entry: TreeEntry, folder: PurePosixPath) -> Entry:
    return Entry(
        parts=tuple(map(shown, path_of(entry).relative_to(folder).parts)),
        open=partial(_open, repository, entry),
        reason=refusal(entry),
        modified=0.0,  # the dates in a commit are its sender's own claim
    )


def _open(repository: Repository, entry: TreeEntry) -> BinaryIO:
    cap = DEFAULT_CAPS.file * (OUTPUTS if entry.path.endswith(b".ipynb") else 1)
    if entry.size is None or entry.size > cap:
        raise EntryError(too_large(DEFAULT_CAPS.file))
    content = repository.read(entry)
    if content.startswith(_LFS):
        raise EntryError(reasons.LFS)
    return io.BytesIO(content)

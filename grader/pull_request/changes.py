"""Decide what of a pull request is graded, whose it is, and why the rest is left alone."""

import io
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal

from grader.errors import InputError
from grader.pull_request import reasons
from grader.pull_request.git import Change, Repository, TreeEntry, text_of
from grader.results import Text
from grader.submission import Candidate, read_candidate, safe_id
from grader.submission.caps import DEFAULT_CAPS
from grader.submission.entries import Entry, EntryError
from grader.submission.ids import unique_id
from grader.submission.reasons import LINK, too_large
from grader.submission.source import OUTPUTS

Layout = Literal["submissions", "repository"]
_LFS = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True, kw_only=True)
class Left:
    """A changed path that is not graded, and why."""

    path: str
    reason: Text


@dataclass(frozen=True, kw_only=True)
class StudentChange:
    """A student's submission as the head has it.

    `paths` are the files in the repository by topic, `touched` the topics that the pull request changed
    (or whose file it deleted). `problem` says, in one line, why nothing of it can be read; None otherwise.
    """

    candidate: Candidate
    paths: Mapping[str, str]
    touched: frozenset[str]
    problem: str | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be graded, and what is not."""

    students: Sequence[StudentChange]
    left: Sequence[Left]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """How a repository is laid out: `folder` ("" for the top) holds the students' folders, or the files.

    `student` is the only folder that counts; None for all of them (or, of a repository of one's own, for
    the repository's name). `desk` is an empty folder of ours: each student gets a folder in it.
    """

    layout: Layout
    folder: str
    student: str | None
    topics: Collection[str]
    desk: Path


def plan_changes(repository: Repository, before: str, head: str, base: str, rules: Rules) -> Plan:
    """Return what `head` changed since `before`, sorted into submissions and what is left alone.

    The folders of `base` keep their names: a new one that looks like one of them is left alone.
    """
    changes = repository.changes(before, head)
    below = [f"{rules.folder}/"] if rules.folder else []
    if rules.layout == "repository":
        listed = repository.tree(head, *below, recursive=False)
        name = safe_id(rules.student or repository.top.name)
        owners: dict[PurePosixPath, str | Text] = {_path(rules.folder): name}
    else:
        listed = repository.tree(head, *below)
        known = repository.tree(base, *below, recursive=False)
        names = [_path(text_of(entry.path)).name for entry in known if entry.kind == "folder"]
        owners = _owners(changes, names, rules)
    return _Planner(repository, listed, owners, rules).plan(changes)


def _path(text: str) -> PurePosixPath:
    return PurePosixPath(text)


def _owners(changes: Sequence[Change], known: Sequence[str], rules: Rules) -> dict[PurePosixPath, str | Text]:
    """Return, by changed folder, the student's id, or why the folder is nobody's."""
    top = _path(rules.folder)
    changed = {
        path.relative_to(top).parts[0]
        for change in changes
        if (path := _path(text_of(change.path))).is_relative_to(top) and len(path.parts) > len(top.parts) + 1
    }
    taken: set[str] = set()
    ids = {name: unique_id(name, taken) for name in sorted(known)}
    owners: dict[PurePosixPath, str | Text] = {}
    for name in sorted(changed):
        new = unique_id(name, taken) if name not in ids else ids[name]
        if name.startswith("."):
            owners[top / name] = reasons.HIDDEN_FOLDER
        elif rules.student is not None and _normal(name) != _normal(rules.student):
            owners[top / name] = reasons.OTHER_STUDENT
        elif name not in ids and new != safe_id(name):
            owners[top / name] = reasons.TWIN
        else:
            owners[top / name] = new
    return owners


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _shown(name: str) -> str:
    """Return a name below a student's folder with bytes that are no UTF-8 written out."""
    return _normal(name).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


class _Planner:
    """The changes of a pull request on their way to a plan."""

    def __init__(
        self,
        repository: Repository,
        listed: Sequence[TreeEntry],
        owners: Mapping[PurePosixPath, str | Text],
        rules: Rules,
    ) -> None:
        self._repository = repository
        self._owners = owners
        self._rules = rules
        self._entries: dict[PurePosixPath, list[TreeEntry]] = defaultdict(list)
        self._kinds = {entry.path: entry for entry in listed}
        for entry in listed:
            if (folder := self._folder_of(_path(text_of(entry.path)))) is not None:
                self._entries[folder].append(entry)

    def plan(self, changes: Sequence[Change]) -> Plan:
        """Sort the changes."""
        mine: dict[PurePosixPath, list[Change]] = defaultdict(list)
        left: list[Left] = []
        for change in changes:
            folder = self._folder_of(_path(text_of(change.path)))
            owner = self._owners[folder] if folder is not None else self._why_nobodys(change)
            if isinstance(owner, Text):
                left.append(Left(path=text_of(change.path), reason=owner))
            elif folder is not None:
                mine[folder].append(change)
        students = []
        for folder, changed in mine.items():
            student, rest = self._student(folder, changed)
            students += [student] if student.touched else []
            left += rest
        return Plan(students=students, left=left)

    def _folder_of(self, path: PurePosixPath) -> PurePosixPath | None:
        """Return the owner's folder that the path lies in; None where it lies in none."""
        if self._rules.layout == "repository":
            return path.parent if path.parent in self._owners and self._topic(path) else None
        depth = len(_path(self._rules.folder).parts) + 1
        folder = _path("/".join(path.parts[:depth]))
        return folder if len(path.parts) > depth and folder in self._owners else None

    def _why_nobodys(self, change: Change) -> Text:
        path = _path(text_of(change.path))
        if self._rules.layout == "repository" or path.parent != _path(self._rules.folder):
            return reasons.NO_EXERCISE
        entry = self._kinds.get(change.path)
        return (_refusal(entry) if entry else None) or reasons.NO_FOLDER

    def _student(self, folder: PurePosixPath, changed: Sequence[Change]) -> tuple[StudentChange, list[Left]]:
        """Return a student's submission, and which of the changes are not in it."""
        student = self._owners[folder]
        assert isinstance(student, str)
        entries = self._entries.get(folder, [])
        place = self._rules.desk / student
        place.mkdir(parents=True, exist_ok=True)
        handed_in = tuple(self._entry(entry, folder) for entry in entries)
        candidate = Candidate(id=student, path=place, entries=handed_in)
        if not entries:
            empty = StudentChange(candidate=candidate, paths={}, touched=frozenset())
            return empty, [Left(path=text_of(one.path), reason=reasons.DELETED) for one in changed]
        try:
            read = read_candidate(candidate, self._rules.topics)
        except InputError as error:
            touched = frozenset({self._topic(_path(text_of(one.path))) for one in changed}) - {""}
            return StudentChange(candidate=candidate, paths={}, touched=touched, problem=str(error)), []
        why = {entry.name: entry.reason for entry in read.ignored}
        paths = self._chosen(entries, {*read.files, *read.problems})
        touched = frozenset(self._touched(changed, paths))
        rest = [
            Left(path=text_of(one.path), reason=self._why_left(one, folder, why))
            for one in changed
            if not self._is_of(one, paths)
        ]
        return StudentChange(candidate=candidate, paths=paths, touched=touched), rest

    def _entry(self, entry: TreeEntry, folder: PurePosixPath) -> Entry:
        parts = _path(text_of(entry.path)).relative_to(folder).parts
        return Entry(
            parts=tuple(map(_shown, parts)),
            open=partial(_open, self._repository, entry),
            reason=_refusal(entry),
            modified=0.0,  # the dates in a commit are its sender's own claim
        )

    def _chosen(self, entries: Sequence[TreeEntry], topics: Collection[str]) -> dict[str, str]:
        """Return the topics' files in the repository: those that lie highest."""
        paths: dict[str, PurePosixPath] = {}
        for entry in entries:
            path = _path(text_of(entry.path))
            if (topic := self._topic(path)) in topics:
                paths[topic] = min(paths.get(topic, path), path, key=lambda one: len(one.parts))
        return {topic: str(path) for topic, path in paths.items()}

    def _touched(self, changed: Sequence[Change], paths: Mapping[str, str]) -> Iterator[str]:
        return (self._topic(_path(text_of(one.path))) for one in changed if self._is_of(one, paths))

    def _is_of(self, change: Change, paths: Mapping[str, str]) -> bool:
        """Return whether the change is one of a topic's file: the one chosen, a second one, or a lost one."""
        path = _path(text_of(change.path))
        topic = self._topic(path)
        if topic in paths:
            return path.parent == _path(paths[topic]).parent
        return bool(topic) and change.deleted

    def _topic(self, path: PurePosixPath) -> str:
        """Return the topic whose file has this name, "" where it is no topic's."""
        topic = _normal(path.stem)
        return topic if path.suffix in (".py", ".ipynb") and topic in self._rules.topics else ""

    def _why_left(self, change: Change, folder: PurePosixPath, why: Mapping[str, Text]) -> Text:
        if change.deleted:
            return reasons.DELETED
        path = _path(text_of(change.path))
        if path.suffix.lower() == ".zip":
            return reasons.ZIP
        return why.get(_shown(str(path.relative_to(folder))), reasons.NOT_USED)


def _refusal(entry: TreeEntry) -> Text | None:
    """Return why an entry of a tree may not be used, None where it may."""
    if entry.kind == "file":
        return None
    return LINK if entry.kind == "link" else reasons.SUBMODULE


def _open(repository: Repository, entry: TreeEntry) -> BinaryIO:
    cap = DEFAULT_CAPS.file * (OUTPUTS if entry.path.endswith(b".ipynb") else 1)
    if entry.size is None or entry.size > cap:
        raise EntryError(too_large(DEFAULT_CAPS.file))
    content = repository.read(entry)
    if content.startswith(_LFS):
        raise EntryError(reasons.LFS)
    return io.BytesIO(content)

"""Decide what of a pull request is graded, whose it is, and why the rest is left alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.errors import InputError
from grader.pull_request import reasons
from grader.pull_request.git import Change, Repository, TreeEntry, path_of, text_of
from grader.pull_request.owners import Owners, folder_files, own_files, own_repository, student_folders
from grader.pull_request.rules import Rules
from grader.pull_request.side import Side, refusal, shown
from grader.results import Text
from grader.submission import Candidate, read_candidate


@dataclass(frozen=True, kw_only=True)
class Left:
    """A changed path that is not graded, and why."""

    path: str
    reason: Text


@dataclass(frozen=True, kw_only=True)
class StudentChange:
    """A student's submission as the head has it.

    `paths` are the topics' own files in the repository by topic, `files` all their files by the name that the
    submission gives them. `touched` are the topics of which the pull request changed or deleted a file.
    `problem` says, in one line, why nothing of it can be read; None otherwise.
    """

    candidate: Candidate
    paths: Mapping[str, str]
    files: Mapping[str, str]
    touched: frozenset[str]
    problem: str | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be graded, and what is not."""

    students: Sequence[StudentChange]
    left: Sequence[Left]


def plan_changes(repository: Repository, before: str, head: str, base: str, rules: Rules) -> Plan:
    """Return what `head` changed since `before`, sorted into submissions and what is left alone.

    The folders of `base` keep their names: a new one that looks like one of them is left alone.
    """
    changes = repository.changes(before, head)
    if rules.layout == "repository":
        owners, listing = own_repository(repository, rules), own_files
    else:
        owners, listing = student_folders(repository, base, changes, rules), folder_files
    listed = [listing(repository, commit, rules) for commit in (before, head)]
    return _Planner(repository, (listed[0], listed[1]), owners, rules).plan(changes)


class _Planner:
    """The changes of a pull request on their way to a plan; `listed` is what there was, and what there is."""

    def __init__(
        self,
        repository: Repository,
        listed: tuple[Sequence[TreeEntry], Sequence[TreeEntry]],
        owners: Owners,
        rules: Rules,
    ) -> None:
        self._repository = repository
        self._owners = owners
        self._rules = rules
        self._kinds = {entry.path: entry for entry in listed[1]}
        self._known = {entry.path for one in listed for entry in one}
        self._then, self._now = map(self._by_folder, listed)

    def plan(self, changes: Sequence[Change]) -> Plan:
        """Sort the changes."""
        mine: dict[PurePosixPath, list[Change]] = defaultdict(list)
        left: list[Left] = []
        for change in changes:
            folder = self._folder_of(change)
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

    def _by_folder(self, listed: Sequence[TreeEntry]) -> Mapping[PurePosixPath, list[TreeEntry]]:
        found: dict[PurePosixPath, list[TreeEntry]] = defaultdict(list)
        for entry in listed:
            if (folder := self._folder_of(entry)) is not None:
                found[folder].append(entry)
        return found

    def _folder_of(self, one: Change | TreeEntry) -> PurePosixPath | None:
        """Return the owner's folder that the path lies in; None where it lies in none."""
        top = PurePosixPath(self._rules.folder)
        if self._rules.layout == "repository":
            return top if one.path in self._known else None
        path, depth = path_of(one), len(top.parts) + 1
        folder = PurePosixPath(*path.parts[:depth])
        return folder if len(path.parts) > depth and folder in self._owners else None

    def _why_nobodys(self, change: Change) -> Text:
        if self._rules.layout == "repository" or path_of(change).parent != PurePosixPath(self._rules.folder):
            return reasons.NO_EXERCISE
        entry = self._kinds.get(change.path)
        return (refusal(entry) if entry else None) or reasons.NO_FOLDER

    def _student(self, folder: PurePosixPath, changed: Sequence[Change]) -> tuple[StudentChange, list[Left]]:
        """Return a student's submission, and which of the changes are not in it."""
        student = self._owners[folder]
        assert isinstance(student, str)
        then, now = self._side(self._then, folder), self._side(self._now, folder)
        place = self._rules.desk / student
        place.mkdir(parents=True, exist_ok=True)
        candidate = Candidate(id=student, path=place, entries=now.entries)
        if not now.entries:
            gone = StudentChange(candidate=candidate, paths={}, files={}, touched=frozenset())
            return gone, [Left(path=text_of(one.path), reason=reasons.DELETED) for one in changed]
        of_topics = {one.path: then.topics_of(one.path) | now.topics_of(one.path) for one in changed}
        problem, why = self._read(candidate)
        change = StudentChange(
            candidate=candidate,
            paths=now.paths,
            files=now.files,
            # a file that did not change counts no longer, or only now, where the folder around it did
            touched=frozenset(then.topics ^ now.topics).union(*of_topics.values()),
            problem=problem,
        )
        rest = [one for one in changed if not of_topics[one.path]]
        return change, [Left(path=text_of(one.path), reason=self._why_left(one, folder, why)) for one in rest]

    def _side(self, listed: Mapping[PurePosixPath, Sequence[TreeEntry]], folder: PurePosixPath) -> Side:
        rules = self._rules
        return Side(self._repository, listed.get(folder, []), folder, rules.topics, rules.extra)

    def _read(self, candidate: Candidate) -> tuple[str | None, Mapping[str, Text]]:
        """Return why nothing of it can be read, if so, and why which files of it are not used."""
        try:
            read = read_candidate(candidate, self._rules.topics, extra=self._rules.extra)
        except InputError as error:
            return str(error), {}
        return None, {entry.name: entry.reason for entry in read.ignored}

    def _why_left(self, change: Change, folder: PurePosixPath, why: Mapping[str, Text]) -> Text:
        if change.deleted:
            return reasons.DELETED
        path = path_of(change)
        if path.suffix.lower() == ".zip":
            return reasons.ZIP
        return why.get(shown(str(path.relative_to(folder))), reasons.NOT_USED)

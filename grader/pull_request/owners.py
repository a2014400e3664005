"""Say whose a changed folder is, and which paths of a student's own repository are the student's."""

import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from grader.pull_request import reasons
from grader.pull_request.git import Change, Repository, TreeEntry, path_of
from grader.pull_request.rules import Rules
from grader.results import Text
from grader.submission import safe_id
from grader.submission.ids import unique_id
from grader.submission.layout import INIT

Owners = dict[PurePosixPath, str | Text]  # by folder: the student's id, or why it is nobody's


def own_repository(repository: Repository, rules: Rules) -> Owners:
    """Return the owner of a repository that is one student's own."""
    return {PurePosixPath(rules.folder): safe_id(rules.student or repository.top.name)}


def own_files(repository: Repository, commit: str, rules: Rules) -> list[TreeEntry]:
    """Return what a repository of a student's own has for topics: files at its top, and packages.

    Everything else in it (the course, say) is not the student's to hand in.
    """
    wanted = {f"{topic}{suffix}" for topic in rules.topics for suffix in (".py", ".ipynb", "")}
    wanted.update(name for names in rules.extra.values() for name in names)
    top = repository.tree(commit, *_below(rules.folder), recursive=False)
    found: list[TreeEntry] = []
    for entry in top:
        path = path_of(entry)
        if normal(path.name) not in wanted:
            continue
        if entry.kind != "folder":
            found.append(entry)
        elif normal(path.name) in rules.topics:
            inside = repository.tree(commit, f"{path}/")
            found += inside if any(path_of(one) == path / INIT for one in inside) else []
    return found


def student_folders(repository: Repository, base: str, changes: Sequence[Change], rules: Rules) -> Owners:
    """Return the owners of the changed folders.

    The folders of `base` keep their names: a new one that looks like one of them is nobody's.
    """
    top = PurePosixPath(rules.folder)
    changed = {
        path.relative_to(top).parts[0]
        for change in changes
        if (path := path_of(change)).is_relative_to(top) and len(path.parts) > len(top.parts) + 1
    }
    listed = repository.tree(base, *_below(rules.folder), recursive=False)
    known = sorted(path_of(entry).name for entry in listed if entry.kind == "folder")
    taken: set[str] = set()
    ids = {name: unique_id(name, taken) for name in known}
    owners: Owners = {}
    for name in sorted(changed):
        new = unique_id(name, taken) if name not in ids else ids[name]
        if name.startswith("."):
            owners[top / name] = reasons.HIDDEN_FOLDER
        elif rules.student is not None and normal(name) != normal(rules.student):
            owners[top / name] = reasons.OTHER_STUDENT
        elif name not in ids and new != safe_id(name):
            owners[top / name] = reasons.TWIN
        else:
            owners[top / name] = new
    return owners


def folder_files(repository: Repository, commit: str, rules: Rules) -> list[TreeEntry]:
    """Return everything in the students' folders."""
    return repository.tree(commit, *_below(rules.folder))


def normal(name: str) -> str:
    """Return a name as it is compared: in NFC."""
    return unicodedata.normalize("NFC", name)


def _below(folder: str) -> list[str]:
    return [f"{folder}/"] if folder else []

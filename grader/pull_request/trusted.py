"""What the base says: the course, and every other file that the grading rests on.

A CI service checks out the head of a pull request, so a path on the disk may be the student's. A path
inside the working tree is therefore read from the base commit; one that only the head has is refused.
"""

import os
import unicodedata
from pathlib import Path, PurePosixPath

from grader.errors import InputError
from grader.pull_request.git import Repository, TreeEntry, text_of

MAX_FILE, MAX_COURSE = 256 << 20, 1 << 30
_FORBIDDEN = frozenset('\\:<>"|?*')


class TrustedFiles:
    """The files of the commit `base`, in a repository whose working tree may be that of `head`."""

    def __init__(self, repository: Repository, base: str, head: str) -> None:
        self._repository = repository
        self._base = base
        self._head = head

    def course(self, given: Path | None, submissions: str | None, into: Path) -> Path:
        """Return the folder of the course, written from the base into the empty folder `into`.

        `given` is the value of --course, None where the course is the nearest one upwards. A folder that
        no commit has is somebody else's work (fetched by the workflow), and is returned as it is.
        `submissions`, a folder of the repository, is left out where there is one. Raises InputError where
        there is no course.
        """
        if given is None:
            place = self._nearest_course()
        else:
            found = self.place(given)
            if found is None or not self._base_has(found / "exercises"):
                self.refuse_head(given, "--course", "a course that the base commit or nobody's commit has")
                return given
            place = found
        self._write(place, submissions, into)
        return into / place

    def read(self, path: Path, option: str, cap: int) -> bytes:
        """Return the bytes of a file, the base's where the repository has it; at most `cap` of them."""
        place = self.place(path)
        entry = self._entry(self._base, place) if place is not None else None
        if entry is None:
            self.refuse_head(path, option, "a file that the base commit or nobody's commit has")
            try:
                with path.open("rb") as file:
                    content = file.read(cap + 1)
            except OSError as error:
                raise InputError(path, "a file that can be read", error.strerror) from error
        elif entry.kind != "file" or (entry.size or 0) > cap:
            raise InputError(
                path, f"a file of at most {cap >> 10} KiB", f"a {entry.kind} of {entry.size} bytes"
            )
        else:
            content = self._repository.read(entry)
        if len(content) > cap:
            raise InputError(path, f"a file of at most {cap >> 10} KiB", "more")
        return content

    def refuse_head(self, path: Path, option: str, wanted: str) -> None:
        """Raise InputError where the head has a hand in what lies at `path`."""
        place = self.place(path)
        for below in [place, *place.parents] if place is not None else []:
            entry = self._entry(self._head, below) if below.parts else None
            whole = below == place and not below.parts
            if whole or (entry is not None and (below == place or entry.kind != "folder")):
                raise InputError(f"{option} {path}", wanted, "one that the pull request can write")

    def place(self, path: Path) -> PurePosixPath | None:
        """Return where in the repository a path of the disk lies, None where outside.

        A name counts as it is written: a link in the working tree may be the student's.
        """
        for written in (Path(os.path.abspath(path)), path.resolve()):
            if written.is_relative_to(self._repository.top):
                return PurePosixPath(written.relative_to(self._repository.top).as_posix())
        return None

    def _nearest_course(self) -> PurePosixPath:
        here = self.place(Path.cwd()) or PurePosixPath()
        for folder in (here, *here.parents):
            if self._base_has(folder / "exercises" / "course.toml"):
                return folder
        wanted = "a course (exercises/course.toml) in it, here or above; or give --course DIR"
        raise InputError(f"base {self._base[:12]}", wanted, "none")

    def _base_has(self, place: PurePosixPath) -> bool:
        return self._entry(self._base, place) is not None

    def _entry(self, commit: str, place: PurePosixPath) -> TreeEntry | None:
        found = self._repository.tree(commit, str(place), recursive=False) if place.parts else []
        return found[0] if found else None

    def _write(self, place: PurePosixPath, submissions: str | None, into: Path) -> None:
        """Write the ordinary files below `place`, each under a name that every system can hold."""
        left = MAX_COURSE
        below = [f"{place}/"] if place.parts else []
        for entry in self._repository.tree(self._base, *below):
            path = PurePosixPath(text_of(entry.path))
            handed_in = submissions is not None and path.is_relative_to(submissions)
            if entry.kind != "file" or handed_in or not _is_plain(path):
                continue
            left -= entry.size or 0
            if left < 0 or (entry.size or 0) > MAX_FILE:
                raise InputError(path, f"a course of at most {MAX_COURSE >> 20} MiB in the base", "more")
            target = into / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self._repository.read(entry))


def _is_plain(path: PurePosixPath) -> bool:
    """Return whether each part of the path is a name that means nothing else to any system."""
    return not any(
        part in ("", ".", "..") or part.casefold() == ".git" or part.endswith((" ", ".")) or _is_odd(part)
        for part in path.parts
    )


def _is_odd(part: str) -> bool:
    return any(sign in _FORBIDDEN or unicodedata.category(sign) in ("Cc", "Cs") for sign in part)

"""The work folder: the student's files, one a topic, and `.grader/` with what is kept about them."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.course import Course, Topic
from grader.errors import InputError
from grader.kit.notebooks import as_notebook
from grader.kit.progress import Progress
from grader.results.files import write_bytes
from grader.sandbox.sources import INIT
from grader.submission import Submission, read_submission

SUFFIXES = (".py", ".ipynb")
Started = Literal["copied", "kept", "no stub"]


@dataclass(frozen=True)
class WorkFolder:
    """The folder that `grader start` fills and that every other command of the student's reads."""

    path: Path

    @property
    def kept(self) -> Path:
        """Return the folder for progress and for files from before a reset."""
        return self.path / ".grader"

    @property
    def report(self) -> Path:
        """Return where the page of the last check is."""
        return self.path / "report.html"

    @property
    def progress(self) -> Progress:
        """Return what is remembered of earlier checks and hints."""
        return Progress(self.kept / "progress.json")

    def file(self, topic: str) -> Path | None:
        """Return the topic's file; None where it is not started."""
        return next((path for path in self._files(topic) if path.is_file()), None)

    def fingerprint(self, topic: Topic) -> str:
        """Return what changes with any of the topic's files; "" where its own file is not there."""
        if self.file(topic.id) is None:
            return ""
        told = hashlib.sha256()
        try:
            for path in sorted(self._all_files(topic)):
                told.update(f"{path.relative_to(self.path).as_posix()}\0".encode("utf-8", "surrogateescape"))
                told.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError:
            return ""  # one was removed just now
        return told.hexdigest()

    def package_folders(self, topic: str) -> list[Path]:
        """Return the folders of the topic's package, none where it has none; links are not followed."""
        top = self.path / topic
        walk = os.walk(top) if not top.is_symlink() else ()
        found = []
        for folder, inside, _ in walk:
            inside[:] = [name for name in inside if not name.startswith((".", "__pycache__"))]
            found.append(Path(folder))
        return found

    def _all_files(self, topic: Topic) -> Iterator[Path]:
        """Yield each file there is that may be the topic's."""
        beside = (self.path / name for name in topic.files)
        inside = (file for folder in self.package_folders(topic.id) for file in folder.glob("*.py"))
        own = (self.path / f"{topic.id}{suffix}" for suffix in SUFFIXES)
        yield from (path for path in (*own, *beside, *inside) if path.is_file())

    def start(self, topic: Topic, *, notebook: bool = False) -> Started:
        """Copy the topic's stub here, unless something of that name is there."""
        if any(path.exists() or path.is_symlink() for path in self._files(topic.id)):
            return "kept"
        if topic.stub is None:
            return "no stub"
        self._write(topic, self.path / f"{topic.id}{SUFFIXES[notebook]}")
        return "copied"

    def reset(self, topic: Topic) -> Path | None:
        """Put the stub in place of the topic's file or package; return where that went, None for nowhere."""
        file = self.file(topic.id)
        saved = None
        if file is not None and file.parent != self.path:
            saved = self._free(self.kept / "before_reset" / topic.id)
            saved.parent.mkdir(parents=True, exist_ok=True)
            file.parent.rename(saved)
            file = None
        elif file is not None:
            saved = self._free(self.kept / "before_reset" / file.name)
            write_bytes(saved, file.read_bytes())
        self._write(topic, file or self.path / f"{topic.id}.py")
        return saved

    def write_report(self, page: str) -> Path:
        """Write the page of the last check and return its path."""
        try:
            write_bytes(self.report, page.encode("utf-8", "replace"))
        except OSError as error:
            raise InputError(
                self.report, "a file that can be written", error.strerror or str(error)
            ) from error
        return self.report

    def read(self, course: Course, topics: Sequence[str]) -> Submission:
        """Read the files of these topics as a submission; raises InputError where there is no work folder."""
        if not self.path.is_dir():
            found = "a file" if self.path.exists() else "none"
            raise InputError(self.path, "the work folder (`grader start` makes it)", found)
        read = read_submission(self.path, course.topic_ids, extra=course.extra_files)
        return Submission(
            student=read.student,
            files={topic: file for topic, file in read.files.items() if topic in topics},
            problems={topic: problem for topic, problem in read.problems.items() if topic in topics},
            ignored=(),
            modules={topic: files for topic, files in read.modules.items() if topic in topics},
        )

    def _files(self, topic: str) -> list[Path]:
        return [self.path / f"{topic}{suffix}" for suffix in (*SUFFIXES, INIT)]

    def _write(self, topic: Topic, file: Path) -> None:
        if topic.stub is None:
            raise InputError(topic.folder, "a stub.py to start from", "none")
        try:
            content = topic.stub.read_bytes()
            if file.suffix == ".ipynb":
                content = as_notebook(content.decode("utf-8-sig"))
            write_bytes(file, content)
        except OSError as error:
            raise InputError(file, "a file that can be written", error.strerror or str(error)) from error

    @staticmethod
    def _free(path: Path) -> Path:
        """Return the path, or the first numbered one beside it that is free."""
        number, free = 1, path
        while free.exists():
            number += 1
            free = path.with_stem(f"{path.stem}-{number}")
        return free


def is_untouched(topic: Topic, text: str) -> bool:
    """Return whether a student's file still says what the stub does, blank lines and line ends aside."""
    if topic.stub is None:
        return False
    return _told(text) == _told(topic.stub.read_text(encoding="utf-8-sig"))


def _told(text: str) -> list[str]:
    lines = (line.rstrip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("# %% cell ")]

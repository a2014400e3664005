"""Saves in the work folder, told by a thread of its own through a descriptor that can be waited on."""

import contextlib
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from grader.course import Topic
from grader.kit.work import SUFFIXES, WorkFolder

# Milliseconds: how long a save may take that comes in several steps, and how often to look whether the
# folders themselves are other ones by now.
STEP, DEBOUNCE, LOOK = 10, 50, 500


class Wake:
    """A descriptor that a thread or a signal makes readable."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._reading, False)
        os.set_blocking(self._writing, False)

    def fileno(self) -> int:
        """Return what to wait on."""
        return self._reading

    def ring(self) -> None:
        """Make it readable."""
        with contextlib.suppress(BlockingIOError):  # it has rung often enough
            os.write(self._writing, b"!")

    def clear(self) -> None:
        """Make it wait for the next ring."""
        with contextlib.suppress(BlockingIOError):
            os.read(self._reading, 4096)


class Changes:
    """The topics whose files were saved, removed or came back since the last look."""

    def __init__(self, folder: WorkFolder, topics: Sequence[Topic], wake: Wake) -> None:
        self._folder = folder
        self._topics = [topic.id for topic in topics]
        self._beside = [(topic.id, frozenset(topic.files)) for topic in topics]
        self._wake = wake
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._changed: list[str] = []
        self._thread = threading.Thread(target=self._run, name="changes", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def take(self) -> list[str]:
        """Return the topics that changed since the last call, the newest last."""
        with self._lock:
            changed, self._changed = self._changed, []
        return changed

    def _run(self) -> None:
        while not self._stop.is_set():
            if self._folder.path.is_dir():
                self._watch()
            else:
                self._stop.wait(LOOK / 1000)

    def _watch(self) -> None:
        """Tell of changes until a folder is gone or another one, or one more is there."""
        from watchfiles import watch

        known = self._folders()
        self._tell(self._topics)  # of what happened while nothing was watched
        try:
            for found in watch(
                *known,
                watch_filter=None,
                step=STEP,
                debounce=DEBOUNCE,
                rust_timeout=LOOK,
                yield_on_timeout=True,
                recursive=False,
                raise_interrupt=False,
                stop_event=self._stop,
            ):
                self._tell([topic for _, path in found for topic in self._topics_of(Path(path))])
                if self._folders() != known:
                    return
        except FileNotFoundError:
            return  # it went before it could be watched

    def _folders(self) -> dict[Path, tuple[int, int] | None]:
        """Return the folders that files of topics lie in, each with what tells it from another one."""
        packages = (folder for topic in self._topics for folder in self._folder.package_folders(topic))
        return {folder: _identity(folder) for folder in (self._folder.path, *packages)}

    def _topics_of(self, path: Path) -> list[str]:
        """Return the topics that a file may be of."""
        below = path.relative_to(self._folder.path).parts
        if path.suffix not in SUFFIXES or len(below) == 0:
            return []
        name = path.stem if len(below) == 1 else below[0]
        own = [name] if name in self._topics else []
        return own + [topic for topic, beside in self._beside if len(below) == 1 and path.name in beside]

    def _tell(self, changed: list[str]) -> None:
        if changed:
            with self._lock:
                self._changed += changed
            self._wake.ring()


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

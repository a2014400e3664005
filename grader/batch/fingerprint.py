"""Keys of outcomes: everything that one topic's outcome depends on, as a hash."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from grader import __version__
from grader.course import Course, Limits, Topic
from grader.session.messages import Source, Started

FORMAT = 1
_NOT_READ = ("__pycache__",)


class Keys:
    """The keys of one run: course, checks, versions, tier, seed and limits are in all of them."""

    def __init__(
        self, course: Course, started: Started, seed: int, language: str, limits: dict[str, Limits]
    ) -> None:
        self._course = course
        self._limits = limits
        self._run = [FORMAT, __version__, started.torch, started.tier, started.layers, seed, language]
        self._topics: dict[str, bytes] = {}

    def key(self, topic: str, source: Source | None) -> bytes:
        """Return the key of the outcome of a topic for a student's file (None: not handed in)."""
        if topic not in self._topics:
            self._topics[topic] = self._of_topic(self._course.topic(topic))
        return hashlib.sha256(self._topics[topic] + msgspec.msgpack.encode(source)).digest()

    def _of_topic(self, topic: Topic) -> bytes:
        """Hash what the topic's checks, and whatever they import from the course, are made of."""
        reference = topic.solutions.reference
        folders = [topic.folder, *([reference] if reference else [])]
        files = [path for folder in folders for path in (folder, *folder.rglob("*"))]
        files = [path for path in files if not set(path.parts) & set(_NOT_READ)]
        files += topic.folder.parent.glob("*.py")
        settings = [topic.points, topic.points_declared, topic.feedback, self._limits[topic.id]]
        return hashlib.sha256(
            msgspec.msgpack.encode([self._run, topic.id, settings, self._contents(files)])
        ).digest()

    def _contents(self, files: Iterable[Path]) -> list[tuple[str, bytes]]:
        return [
            (str(path.relative_to(self._course.root)), hashlib.sha256(path.read_bytes()).digest())
            for path in sorted(set(files))
            if path.is_file()
        ]

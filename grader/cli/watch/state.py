"""What the watch shows: the topic, its last result, and what is laid over them."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from grader.course import Course, Topic
from grader.kit.work import WorkFolder
from grader.results import Language, SubmissionResult

View = Literal["report", "list", "confirm"]


@dataclass
class State:
    """`result` is that of `topic`, None before the first; `hints` and `message` stay until the next event.

    `busy` says that the checks run; `ready` that the processes for them are warm; `chosen` is the place of
    the topic that is marked in the list.
    """

    course: Course
    folder: WorkFolder
    language: Language
    topic: Topic
    result: SubmissionResult | None = None
    view: View = "report"
    hints: list[str] = field(default_factory=list)
    message: str = ""
    busy: bool = False
    ready: bool = False
    chosen: int = 0

    def digest(self, topic: str) -> str:
        """Return the SHA-256 of the topic's file, "" where there is none."""
        file = self.folder.file(topic)
        try:
            return hashlib.sha256(file.read_bytes()).hexdigest() if file is not None else ""
        except OSError:
            return ""  # it was removed just now

    def is_done(self, topic: str) -> bool:
        """Return whether every check of the topic passed with the file as it is."""
        known = self.folder.progress.of(topic)
        return known.done and known.checked == self.digest(topic)

    def is_saved_anew(self, topic: str) -> bool:
        """Return whether the topic's file is neither the one that was checked last nor the stub."""
        file, stub = self.folder.file(topic), self.course.topic(topic).stub
        if file is None or self.digest(topic) == self.folder.progress.of(topic).checked:
            return False
        return stub is None or file.suffix == ".ipynb" or file.read_bytes() != stub.read_bytes()

    def following(self) -> Topic | None:
        """Return the next topic that is not done, from the current one on and round; None where all are."""
        topics = self.course.topics
        here = topics.index(self.topic)
        round_trip = [*topics[here + 1 :], *topics[:here]]
        return next((topic for topic in round_trip if not self.is_done(topic.id)), None)

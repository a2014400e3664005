"""What the watch shows: the topic, its last result, and what is laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from grader.course import Course, Topic
from grader.kit.progress import TopicProgress
from grader.kit.work import WorkFolder
from grader.results import Language, SubmissionResult

View = Literal["report", "list", "confirm"]


@dataclass
class State:
    """`result` is that of `topic`, None before the first; `hints` and `message` stay until the next event.

    `busy` says that the checks run; `ready` that the processes for them are warm; `chosen` is the place of
    the topic that is marked in the list; `known` what `look` has last found out about all topics.
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
    known: Mapping[str, TopicProgress] = field(default_factory=dict)

    def look(self) -> None:
        """Find out what is known of all topics: once for a picture, and after each check."""
        self.known = self.folder.progress.topics()

    def progress_of(self, topic: str) -> TopicProgress:
        """Return what is known of a topic."""
        return self.known.get(topic, TopicProgress())

    def is_done(self, topic: str) -> bool:
        """Return whether every check of the topic passed with the file as it is."""
        known = self.progress_of(topic)
        return known.done and known.checked == self.folder.fingerprint(self.course.topic(topic))

    def is_saved_anew(self, topic: str) -> bool:
        """Return whether the topic's files are neither those that were checked last nor the stub."""
        file, found = self.folder.file(topic), self.course.topic(topic)
        stub = found.stub
        if file is None or self.folder.fingerprint(found) == self.progress_of(topic).checked:
            return False
        return stub is None or file.suffix == ".ipynb" or file.read_bytes() != stub.read_bytes()

    def following(self) -> Topic | None:
        """Return the next topic that is not done, from the current one on and round; None where all are."""
        topics = self.course.topics
        here = topics.index(self.topic)
        round_trip = [*topics[here + 1 :], *topics[:here]]
        return next((topic for topic in round_trip if not self.is_done(topic.id)), None)

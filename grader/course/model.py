"""What a course says: frozen values, with every default already filled in."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from grader.course.names import unknown_topic
from grader.results import Language, Text

# How much a student's report tells about a failed check, each more than the one before:
# that it failed; the mistake's name and the next step; an example call; the expected values too.
FeedbackPolicy = Literal["verdict", "hint", "example", "full"]

# Which of a student's attempts counts for a topic.
Counting = Literal["best", "last"]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one call of a student's function may take: seconds, and MB beyond the idle worker."""

    timeout: float = 10.0
    memory: int = 1024


@dataclass(frozen=True, kw_only=True)
class Late:
    """What lateness takes: `per_day` percent of a topic's score for each day begun, `cap` percent at most.

    Within `grace` after the deadline nothing is taken; beyond it days are counted from the deadline.
    """

    grace: timedelta = timedelta(0)
    per_day: float = 0.0
    cap: float = 100.0

    def days(self, deadline: datetime, submitted: datetime) -> int:
        """Return how many days late, begun ones counted; 0 up to the end of the grace."""
        late = submitted - deadline
        return math.ceil(late / timedelta(days=1)) if late > self.grace else 0

    def penalty(self, days: int) -> float:
        """Return the part of a score that so many days take, from 0 to 1."""
        return min(self.cap, self.per_day * days) / 100


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A misconception that checks can name; `hint` is None where its author gave no next step."""

    message: Text
    hint: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Solutions:
    """What lies in `solutions/<topic>/`: each a file, or a folder as a student would hand it in.

    `reference` is None where there is none.
    """

    folder: Path
    reference: Path | None
    right: tuple[Path, ...]
    wrong: tuple[Path, ...]


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One folder of `exercises/`.

    `points_declared` is true where exercise.toml or the defaults of course.toml say the points, so
    that checks with points of their own are scaled to them. `functions` is empty where exercise.toml
    names none; `files` are what students hand in beside the topic's own file. `stub`, `samples` and each
    language of `prompts` are there only if the file is. `simulate` names the device that the student's
    code is to find, simulated where the machine has none. `deadline` is the topic's own, its part's or the
    course's; None where there is none.
    """

    id: str
    titles: Text
    points: float
    points_declared: bool
    functions: tuple[str, ...]
    files: tuple[str, ...]
    builds_on: tuple[str, ...]
    mistakes: Mapping[str, Mistake]
    limits: Limits
    feedback: FeedbackPolicy
    folder: Path
    checks: Path
    prompts: Mapping[Language, Path]
    stub: Path | None
    samples: Path | None
    solutions: Solutions
    simulate: Literal["", "cuda"] = ""
    deadline: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """A titled run of topics, for lists and pages."""

    title: Text
    topics: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Course:
    """A folder with `exercises/`; `topics` are in the course's order.

    `preload` is what course.toml asks for, None where it does not say; `preload_of` decides then. `attempts`
    says which of a student's attempts counts for a topic, None where course.toml does not: the last one.
    """

    root: Path
    title: Text
    topics: tuple[Topic, ...]
    parts: tuple[Part, ...]
    preload: tuple[str, ...] | None
    attempts: Counting | None = None
    late: Late = Late()

    @classmethod
    def empty(cls, root: Path) -> "Course":
        """Return a course without topics."""
        return cls(root=root, title=Text(zh="", en=""), topics=(), parts=(), preload=())

    @property
    def topic_ids(self) -> tuple[str, ...]:
        """Return the ids of the topics, in the course's order."""
        return tuple(topic.id for topic in self.topics)

    @property
    def extra_files(self) -> dict[str, tuple[str, ...]]:
        """Return the further files of the topics that have such, by topic."""
        return {topic.id: topic.files for topic in self.topics if topic.files}

    def topic(self, name: str) -> Topic:
        """Return the topic of that id; InputError names the topics there are."""
        for topic in self.topics:
            if topic.id == name:
                return topic
        raise unknown_topic(name, self.topic_ids)

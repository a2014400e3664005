"""What a course says: frozen values, with every default already filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.course.names import unknown_topic
from grader.results import Language, Text

# How much a student's report tells about a failed check, each more than the one before:
# that it failed; the mistake's name and the next step; an example call; the expected values too.
FeedbackPolicy = Literal["verdict", "hint", "example", "full"]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one call of a student's function may take: seconds, and MB beyond the idle worker."""

    timeout: float = 10.0
    memory: int = 1024


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A misconception that checks can name; `hint` is None where its author gave no next step."""

    message: Text
    hint: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Solutions:
    """The files of `solutions/<topic>/`; `reference` is None where there is none."""

    folder: Path
    reference: Path | None
    right: tuple[Path, ...]
    wrong: tuple[Path, ...]


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One folder of `exercises/`.

    `points_declared` is true where exercise.toml or the defaults of course.toml say the points, so
    that checks with points of their own are scaled to them. `functions` is empty where exercise.toml
    names none. `stub`, `samples` and each language of `prompts` are there only if the file is.
    `simulate` names the device that the student's code is to find, simulated where the machine has none.
    `hints` go from gentle to nearly there; `kit_files` are files of the folder that students get as well.
    """

    id: str
    titles: Text
    points: float
    points_declared: bool
    functions: tuple[str, ...]
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
    hints: tuple[Text, ...] = ()
    kit_files: tuple[Path, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """A titled run of topics, for lists and pages."""

    title: Text
    topics: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Course:
    """A folder with `exercises/`; `topics` are in the course's order.

    `preload` is what course.toml asks for, None where it does not say; `preload_of` decides then. A `kit`
    is what students get: its topics have sample checks and no others.
    """

    root: Path
    title: Text
    topics: tuple[Topic, ...]
    parts: tuple[Part, ...]
    preload: tuple[str, ...] | None
    kit: bool = False

    @classmethod
    def empty(cls, root: Path) -> "Course":
        """Return a course without topics."""
        return cls(root=root, title=Text(zh="", en=""), topics=(), parts=(), preload=())

    @property
    def suite(self) -> Literal["checks", "samples"]:
        """Return which file of each topic holds the checks that count."""
        return "samples" if self.kit else "checks"

    @property
    def topic_ids(self) -> tuple[str, ...]:
        """Return the ids of the topics, in the course's order."""
        return tuple(topic.id for topic in self.topics)

    def topic(self, name: str) -> Topic:
        """Return the topic of that id; InputError names the topics there are."""
        for topic in self.topics:
            if topic.id == name:
                return topic
        raise unknown_topic(name, self.topic_ids)

"""Keys of what is stored: everything that an outcome, or a submission's pages, depend on, as a hash.

An outcome is what was observed when the checks ran. Points, texts and the feedback policy are no part of
its key: they make the result from the outcome, so that a change of them runs nothing again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from grader import __version__
from grader.batch.grading import Grading, notes_of
from grader.course import Limits, Topic
from grader.session.messages import Source, Started
from grader.submission import Submission

OUTCOMES, PAGES = 2, 1  # formats: another one makes everything anew
_NOT_READ = frozenset({"__pycache__", "exercise.toml", "prompt.zh.md", "prompt.en.md"})


def digest(value: object) -> bytes:
    """Return the SHA-256 of a value that msgpack can say."""
    return hashlib.sha256(msgspec.msgpack.encode(value)).digest()


class OutcomeKeys:
    """The keys of one run: checks, versions, tier, seed and limits are in all of them."""

    def __init__(self, root: Path, started: Started, seed: int, limits: Mapping[str, Limits]) -> None:
        self._root = root
        self._limits = limits
        self._run = [
            OUTCOMES,
            __version__,
            started.torch,
            started.tier,
            started.layers,
            started.devices,
            seed,
        ]
        self._topics: dict[str, bytes] = {}

    def key(self, topic: Topic, source: bytes) -> bytes:
        """Return the key of a topic's outcome for the digest of what the student handed in for it."""
        if topic.id not in self._topics:
            self._topics[topic.id] = self._of_topic(topic)
        return hashlib.sha256(self._topics[topic.id] + source).digest()

    def _of_topic(self, topic: Topic) -> bytes:
        """Hash what the topic's checks, and whatever they import from the course, are made of."""
        reference = topic.solutions.reference
        folders = [topic.folder, *([reference] if reference else [])]
        files = [path for folder in folders for path in (folder, *folder.rglob("*"))]
        files = [path for path in files if not set(path.parts) & _NOT_READ]
        files += topic.folder.parent.glob("*.py")
        settings = [topic.functions, topic.files, topic.simulate, self._limits[topic.id]]
        return digest([self._run, topic.id, settings, self._contents(files)])

    def _contents(self, files: Iterable[Path]) -> list[tuple[str, bytes]]:
        return [
            (str(path.relative_to(self._root)), hashlib.sha256(path.read_bytes()).digest())
            for path in sorted(set(files))
            if path.is_file()
        ]


class SubmissionKeys:
    """What identifies a submission in a run: its outcomes, itself as an attempt, and its pages."""

    def __init__(self, grading: Grading) -> None:
        course, options = grading.course, grading.options
        self._outcomes = OutcomeKeys(course.root, grading.started, grading.seed, grading.limits)
        self._topics = [course.topic(name) for name in grading.topics]
        shown = [
            [
                one.id,
                one.titles,
                one.points,
                one.points_declared,
                one.feedback,
                dict(one.mistakes),
                one.deadline,
            ]
            for one in self._topics
        ]
        settings = [course.title, course.attempts, course.late, options.language, options.topics]
        self._pages = digest([PAGES, __version__, grading.started.torch, settings, shown])

    @staticmethod
    def sources(sources: Mapping[str, Source]) -> dict[str, bytes]:
        """Return the digest of what was handed in for each topic."""
        return {topic: digest(source) for topic, source in sources.items()}

    def outcomes(self, sources: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the keys of the outcomes by topic, for the digests of what was handed in."""
        return {topic.id: self._outcomes.key(topic, sources.get(topic.id, b"")) for topic in self._topics}

    def pages(
        self, submission: Submission, path: Path, outcomes: Mapping[str, bytes], extensions: object
    ) -> bytes:
        """Return the key of a submission's pages; `path` stands in them as the way to repeat the run."""
        own = [submission.student, submission.submitted(), notes_of(submission), path, extensions]
        # names of files may be no text at all, which msgpack refuses
        return digest([self._pages, repr(own).encode("utf-8", "backslashreplace"), outcomes])

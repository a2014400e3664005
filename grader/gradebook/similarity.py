"""Similar submissions of a batch: fingerprints while it reads, and the pairs' files once more at its end.

Fingerprints are kept in the store for the next run, in one row for each student.
"""

import sys
from array import array
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec

from grader import __version__
from grader.course import Course
from grader.errors import InputError
from grader.gradebook.fingerprint import digest
from grader.gradebook.store import Store
from grader.submission import Candidate, Submission, read_candidate
from reports.similarity import Index, Similar

Prints: TypeAlias = Mapping[str, "array[int] | None"]

_prints = msgspec.msgpack.Decoder(dict[str, bytes | None])


class Similarity:
    """What a batch keeps of its submissions to tell similar ones: fingerprints, and where to read again."""

    def __init__(self, course: Course, topics: Sequence[str], store: Store) -> None:
        given = {name: _given(course, name) for name in topics}
        self._course = course
        self._topics = topics
        self._candidates: dict[str, Candidate] = {}
        self._index = Index(given)
        self._kept = _Kept(store, digest([__version__, sys.byteorder, given]))

    def add(self, candidate: Candidate, submission: Submission) -> None:
        """Note the files of a submission that was just read."""
        student = submission.student
        self._candidates[student] = candidate
        files = {name: submission.files[name] for name in self._topics if name in submission.files}
        contents = {name: file.sha256 for name, file in files.items()}
        prints = self._kept.find(student, contents)
        if prints is None:
            prints = {name: self._index.prints(name, file.text) for name, file in files.items()}
            self._kept.keep(student, contents, prints)
        for name, found in prints.items():
            self._index.add_prints(student, name, found)

    def similar(self) -> Similar:
        """Return the most similar pairs."""
        return self._index.similar(self._read)

    def _read(self, student: str, topic: str) -> str | None:
        try:
            candidate, course = self._candidates[student], self._course
            files = read_candidate(candidate, course.topic_ids, extra=course.extra_files).files
        except InputError:  # gone since
            return None
        return files[topic].text if topic in files else None


class _Kept:
    """The fingerprints in the store; `base` identifies what, besides the files, they are made from."""

    def __init__(self, store: Store, base: bytes) -> None:
        self._database = store.database
        self._base = base

    def find(self, student: str, contents: Mapping[str, str]) -> Prints | None:
        """Return the student's fingerprints by topic, if they are of these contents."""
        found = self._database.execute(
            "SELECT prints FROM prints WHERE student = ? AND key = ?", (student, self._key(contents))
        ).fetchone()
        if found is None:
            return None
        return {
            topic: array("I", data) if data is not None else None
            for topic, data in _prints.decode(found[0]).items()
        }

    def keep(self, student: str, contents: Mapping[str, str], prints: Prints) -> None:
        """Keep the fingerprints; they are written for good with whatever the run writes next."""
        data = {topic: one.tobytes() if one is not None else None for topic, one in prints.items()}
        self._database.execute(
            "INSERT OR REPLACE INTO prints VALUES (?, ?, ?)",
            (student, self._key(contents), msgspec.msgpack.encode(data)),
        )

    def _key(self, contents: Mapping[str, str]) -> bytes:
        return digest([self._base, contents])


def _given(course: Course, name: str) -> list[str]:
    topic = course.topic(name)
    return [file.read_text("utf-8", "replace") for file in (topic.stub, topic.samples) if file is not None]

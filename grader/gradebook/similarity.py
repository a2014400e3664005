"""Similar submissions of a batch: fingerprints while it reads, and the pairs' files once more at its end."""

from collections.abc import Sequence

from grader.course import Course
from grader.errors import InputError
from grader.submission import Candidate, Submission, read_candidate
from reports.similarity import Index, Similar


class Similarity:
    """What a batch keeps of its submissions to tell similar ones: fingerprints, and where to read again."""

    def __init__(self, course: Course, topics: Sequence[str]) -> None:
        self._course = course
        self._topics = topics
        self._candidates: dict[str, Candidate] = {}
        self._index = Index({name: _given(course, name) for name in topics})

    def add(self, candidate: Candidate, submission: Submission) -> None:
        """Note the files of a submission that was just read."""
        self._candidates[submission.student] = candidate
        for topic in self._topics:
            if topic in submission.files:
                self._index.add(submission.student, topic, submission.files[topic].text)

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


def _given(course: Course, name: str) -> list[str]:
    topic = course.topic(name)
    return [file.read_text("utf-8", "replace") for file in (topic.stub, topic.samples) if file is not None]

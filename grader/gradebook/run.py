"""A class on its way through the engine: read late, noted and written at once, kept as one small row each."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from grader.batch.engine import Finished
from grader.batch.grading import Grading, demand_folder, now, sources_of
from grader.errors import InputError
from grader.gradebook.attempts import Policy, iso, with_attempt
from grader.gradebook.book import Book, Known
from grader.gradebook.extensions import Extensions
from grader.gradebook.fingerprint import SubmissionKeys
from grader.gradebook.incremental import Incremental, nothing
from grader.gradebook.ledger import changes
from grader.gradebook.order import longest_first
from grader.gradebook.pages import RESULT, state_of, write_pages
from grader.gradebook.similarity import Similarity
from grader.gradebook.store import Store
from grader.results import SubmissionResult
from grader.results.json import read_json
from grader.session.messages import Job
from grader.submission import Candidate, Submission, read_candidate
from reports import ClassRow, MarkChange, TopicMark


@dataclass(frozen=True)
class _Read:
    """A submission that was read: what identifies its content by topic, its outcomes and its pages.

    `known` is what earlier runs have noted of the student.
    """

    submission: Submission
    path: Path
    when: datetime
    sources: dict[str, bytes]
    outcomes: dict[str, bytes]
    pages: bytes
    known: Known | None


class ClassRun:
    """The submissions of a class on their way.

    `done` are their rows, `new` the students who have not been graded before. With `what_if`, `store` is a
    copy, and nothing is written to `out`.
    """

    def __init__(
        self,
        grading: Grading,
        store: Store,
        out: Path,
        extensions: Extensions | None = None,
        *,
        what_if: bool = False,
    ) -> None:
        self.done: list[ClassRow] = []
        self.new: set[str] = set()
        self.book = Book(store)
        self.started = now()
        self._begun = time.monotonic()
        self.grading = grading
        self.store = store
        self.out = out
        self._what_if = what_if
        self._policy = Policy(grading, extensions)
        self._reading: dict[str, _Read] = {}
        self._ready: list[ClassRow] = []
        self._first_change = self.book.last_change()
        self._begin()

    def _begin(self) -> None:
        """Take the keys from what the engine has told, or is remembered to have told."""
        self.similarity = Similarity(self.grading.course, self.grading.topics, self.store)
        self._keys = SubmissionKeys(self.grading)
        self._incremental = Incremental(self.store, self.grading.started.layers)

    def rows(self, candidates: Sequence[Candidate]) -> Iterator[ClassRow]:
        """Grade the candidates; yield a row as each is done. The first that must be run starts the engine."""
        ordered = longest_first(candidates, self.book.durations())
        told: set[str] = set()
        work = self._work(ordered)
        for one in work:
            if isinstance(one, Job):
                work = chain([one], work) if self.grading.start() else self._afresh(ordered)
                break
            told.add(one.student)
            yield self._done(one)
        yield from (row for row in self._run(work) if row.student not in told)

    def _afresh(self, candidates: Sequence[Candidate]) -> Iterator[Job | ClassRow]:
        """Return all work once more: the keys spoke of another engine than there is now."""
        self.done.clear()
        self._reading.clear()
        self._begin()
        return self._work(candidates)

    def _run(self, work: Iterator[Job | ClassRow]) -> Iterator[ClassRow]:
        """Hand out the jobs; yield the row of each as it is done, and those that need no job."""
        for finished in self.grading.engine.grade(self._jobs(work)):
            yield from self._take_ready()
            yield self._done(self._finish(finished))
        yield from self._take_ready()

    def close(self) -> None:
        """End the engine, and note what has been written; after an interruption as well."""
        self.grading.close()
        self.book.settle()

    @property
    def seconds(self) -> float:
        """Return how long the run has taken so far."""
        return time.monotonic() - self._begun

    def changes(self) -> Iterator[MarkChange]:
        """Yield the marks that this run has changed."""
        return self.book.changes(after=self._first_change)

    def _jobs(self, work: Iterator[Job | ClassRow]) -> Iterator[Job]:
        """Yield the jobs as the engine asks for them; keep the rows that need none."""
        for one in work:
            if isinstance(one, Job):
                yield one
            else:
                self._ready.append(one)

    def _work(self, candidates: Sequence[Candidate]) -> Iterator[Job | ClassRow]:
        """Read the submissions one by one; yield each as a job, or as a row where nothing is to be run."""
        course = self.grading.course
        for candidate in candidates:
            try:
                submission = read_candidate(candidate, course.topic_ids, extra=course.extra_files)
            except InputError as error:
                yield ClassRow.unreadable(candidate.id, str(error))
                continue
            if not self._what_if:  # then no page is written that could tell of it
                self.similarity.add(candidate, submission)
            read = self._identify(submission, candidate.path)
            if (row := self._unchanged(read)) is not None:
                yield row
                continue
            self._reading[submission.student] = read
            job = self._incremental.reduce(self.grading.job(submission), read.outcomes)
            yield job if job.topics else self._finish(nothing(job))

    def _identify(self, submission: Submission, path: Path) -> _Read:
        sources = self._keys.sources(sources_of(submission))
        outcomes = self._keys.outcomes(sources)
        when = now()
        dates = self._policy.depends_on(submission.student, when)
        pages = self._keys.pages(submission, path, outcomes, dates)
        known = self.book.known(submission.student)
        return _Read(submission, path, when, sources, outcomes, pages, known)

    def _unchanged(self, read: _Read) -> ClassRow | None:
        """Return the row of a submission whose pages are there and would be the same; else None."""
        known = read.known
        if known is None or known.pages != read.pages:
            return None
        return known.row if known.files == state_of(self._folder(read.submission)) else None

    def _finish(self, finished: Finished) -> ClassRow:
        """Note what came of one submission, write its files, and return its row."""
        completed = self._incremental.complete(finished)
        read = self._reading.pop(finished.job.student)
        submission, graded = read.submission, completed.finished.graded
        if graded is None:
            return ClassRow.unreadable(submission.student, finished.reason)
        attempts = with_attempt(
            self.book.attempts(submission.student), submission, read.sources, graded.topics, read.when
        )
        history = self._policy.history(submission.student, attempts)
        known = read.known
        due = self._policy.due(submission.student)
        result = self.grading.result(submission, completed.finished, read.when, history, due)
        if known is not None and not finished.job.topics:  # nothing was run: it is as old as before
            result = replace(result, started=known.started, seconds=known.row.seconds)
        row = ClassRow.from_result(result, f"students/{submission.student}")
        earlier = known.marks if known is not None else self._written_earlier(submission)
        if earlier is None:
            self.new.add(submission.student)
        noted = list(changes(submission.student, earlier or (), row.topics, iso(read.when)))
        seconds = sum(check.seconds for topic in graded.topics for check in topic.checks)
        with self.store.database:
            self.store.keep(completed.new)
            row = self.book.note(row, earlier or (), result.started, seconds, attempts[-1], noted)
        if not self._what_if:
            self._write(read, result, completed.finished)
        return row

    def _write(self, read: _Read, result: SubmissionResult, finished: Finished) -> None:
        folder = self._folder(read.submission)
        demand_folder(folder)
        write_pages(folder, result, self.grading.review(read.submission, finished, read.path))
        files = state_of(folder)
        if result.status == "graded" and files is not None:
            self.book.written(result.student, read.pages, files)

    def _written_earlier(self, submission: Submission) -> tuple[TopicMark, ...] | None:
        """Return the marks of a result that a run without this store has written; None without one."""
        try:
            return ClassRow.from_result(read_json(self._folder(submission) / RESULT), "").topics
        except InputError:  # there is none, or of another version
            return None

    def _folder(self, submission: Submission) -> Path:
        return self.out / "students" / submission.student

    def _take_ready(self) -> Iterator[ClassRow]:
        while self._ready:
            yield self._done(self._ready.pop(0))

    def _done(self, row: ClassRow) -> ClassRow:
        self.done.append(row)
        return row

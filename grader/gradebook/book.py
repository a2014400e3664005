"""The book: each student's row, attempts and changed marks, in the store's database.

A row names its topics' marks by number: a class has few different ones, so that thousands of rows stay small
on the disk and, as equal marks are one object, in memory.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import msgspec
from msgspec import Struct

from grader.gradebook.store import Store
from grader.results import Verdict
from reports import ClassRow, CountedMark, MarkChange, TopicMark
from reports.classroom import RowStatus


class StoredCheck(Struct, frozen=True, array_like=True):
    """What the points of a check are made from; `points` are its own, None where it has none."""

    id: str
    points: float | None
    verdict: Verdict | None
    credit: float


class StoredTopic(Struct, frozen=True, array_like=True):
    """A topic of an attempt; `source` identifies what was handed in, `submitted` when it first was."""

    id: str
    source: bytes
    submitted: str
    missing: bool
    error: str
    checks: list[StoredCheck]


class StoredAttempt(Struct, frozen=True):
    """An attempt; `source` identifies the whole submission, `submitted` is UTC, ISO 8601."""

    number: int
    source: bytes
    submitted: str
    topics: list[StoredTopic]


class _Row(Struct, frozen=True, array_like=True):
    status: RowStatus
    folder: str | None
    score: float | None
    max_score: float | None
    marks: list[int]
    others: list[int]
    seconds: float
    counted: CountedMark | None
    times: tuple[float, ...] = ()


@dataclass(frozen=True)
class Known:
    """A student's row of an earlier run; `pages` and `files` identify what was written, None if unsure.

    `marks` are those of the row, and of topics that its run was not about; `started` is when checks were
    last run for it (UTC, ISO 8601).
    """

    row: ClassRow
    marks: tuple[TopicMark, ...]
    started: str
    pages: bytes | None
    files: bytes | None


_rows = msgspec.msgpack.Decoder(_Row)
_marks = msgspec.msgpack.Decoder(TopicMark)
_attempts = msgspec.msgpack.Decoder(StoredAttempt)
_changes = msgspec.msgpack.Decoder(MarkChange)


class Book:
    """What the store knows of students. Whoever writes holds the transaction."""

    def __init__(self, store: Store) -> None:
        self._database = store.database
        self._marks: dict[int, TopicMark] = {}
        self._numbers: dict[TopicMark, int] = {}
        self._written: list[tuple[bytes, bytes, str]] = []

    def known(self, student: str) -> Known | None:
        """Return what is known of the student from earlier runs."""
        found = self._database.execute(
            "SELECT pages, files, started, row FROM students WHERE student = ?", (student,)
        ).fetchone()
        if found is None:
            return None
        row = _rows.decode(found[3])
        topics = tuple(self._mark(number) for number in row.marks)
        return Known(
            ClassRow(
                student=student,
                status=row.status,
                folder=row.folder,
                score=row.score,
                max_score=row.max_score,
                topics=topics,
                seconds=row.seconds,
                counted=row.counted,
                times=row.times,
            ),
            marks=topics + tuple(self._mark(number) for number in row.others),
            started=found[2],
            pages=found[0],
            files=found[1],
        )

    def durations(self) -> dict[str, float]:
        """Return, by student, the seconds that the checks of the last submission took."""
        return dict(self._database.execute("SELECT student, seconds FROM students"))

    def note(
        self,
        row: ClassRow,
        earlier: Iterable[TopicMark],
        started: str,
        seconds: float,
        attempt: StoredAttempt,
        changes: Iterable[MarkChange],
    ) -> ClassRow:
        """Note a submission that was graded, its pages not yet written; return its row, with shared marks.

        `earlier` are the marks of before; `seconds` is what its checks took, whenever they ran.
        """
        self._note_written()
        present = {mark.id for mark in row.topics}
        stored = _Row(
            row.status,
            row.folder,
            row.score,
            row.max_score,
            [self._number(mark) for mark in row.topics],
            [self._number(mark) for mark in earlier if mark.id not in present],
            row.seconds,
            row.counted,
            row.times,
        )
        self._database.execute(
            "INSERT OR REPLACE INTO students VALUES (?, NULL, NULL, ?, ?, ?)",
            (row.student, seconds, started, msgspec.msgpack.encode(stored)),
        )
        self._database.execute(
            "INSERT OR REPLACE INTO attempts VALUES (?, ?, ?)",
            (row.student, attempt.number, msgspec.msgpack.encode(attempt)),
        )
        self._database.executemany(
            "INSERT INTO changes (change) VALUES (?)", [(msgspec.msgpack.encode(one),) for one in changes]
        )
        return replace(row, topics=tuple(self._mark(number) for number in stored.marks))

    def written(self, student: str, pages: bytes, files: bytes) -> None:
        """Remember that the student's pages are written; it is noted with the next submission."""
        self._written.append((pages, files, student))

    def settle(self) -> None:
        """Note the pages that were written since the last transaction, in one of its own."""
        with self._database:
            self._note_written()

    def attempts(self, student: str) -> list[StoredAttempt]:
        """Return the student's attempts, the oldest first."""
        found = self._database.execute(
            "SELECT attempt FROM attempts WHERE student = ? ORDER BY number", (student,)
        )
        return [_attempts.decode(attempt) for (attempt,) in found.fetchall()]

    def every_attempt(self) -> Iterator[tuple[str, StoredAttempt]]:
        """Yield the attempts of all students with their names; none where nobody has handed in twice."""
        (most,) = self._database.execute("SELECT coalesce(max(number), 0) FROM attempts").fetchone()
        if most > 1:
            found = self._database.execute("SELECT student, attempt FROM attempts ORDER BY student, number")
            yield from ((student, _attempts.decode(attempt)) for student, attempt in found)

    def changes(self, after: int = 0) -> Iterator[MarkChange]:
        """Yield the changed marks whose numbers are above `after`, the oldest first."""
        found = self._database.execute(
            "SELECT change FROM changes WHERE number > ? ORDER BY number", (after,)
        )
        return (_changes.decode(change) for (change,) in found)

    def latest_changes(self, most: int) -> list[MarkChange]:
        """Return the changed marks of last time, the newest first, no more than `most`."""
        found = self._database.execute("SELECT change FROM changes ORDER BY number DESC LIMIT ?", (most,))
        return [_changes.decode(change) for (change,) in found.fetchall()]

    def last_change(self) -> int:
        """Return the number of the last changed mark; 0 where there is none."""
        (number,) = self._database.execute("SELECT coalesce(max(number), 0) FROM changes").fetchone()
        return int(number)

    def _note_written(self) -> None:
        self._database.executemany(
            "UPDATE students SET pages = ?, files = ? WHERE student = ?", self._written
        )
        self._written = []

    def _mark(self, number: int) -> TopicMark:
        if number not in self._marks:
            found = self._database.execute("SELECT mark FROM marks WHERE number = ?", (number,)).fetchone()
            mark = _marks.decode(found[0])
            self._marks[number], self._numbers[mark] = mark, number
        return self._marks[number]

    def _number(self, mark: TopicMark) -> int:
        if mark not in self._numbers:
            data = msgspec.msgpack.encode(mark)
            self._database.execute("INSERT OR IGNORE INTO marks (mark) VALUES (?)", (data,))
            (number,) = self._database.execute("SELECT number FROM marks WHERE mark = ?", (data,)).fetchone()
            self._marks[number], self._numbers[mark] = mark, number
        return self._numbers[mark]

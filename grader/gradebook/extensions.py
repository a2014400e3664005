"""Extensions: a CSV that gives students more time, for every topic or for one."""

import csv
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from grader.errors import InputError
from grader.submission.ids import safe_id

_COLUMNS = ("student", "topic", "until")
_WANTED = "the columns student, until and, for one topic only, topic"
_A_MOMENT = "2026-12-01T23:59:00+08:00"


@dataclass(frozen=True)
class Extensions:
    """Deadlines of single students, by student and topic; "" stands for every topic."""

    until: Mapping[str, Mapping[str, datetime]] = field(default_factory=dict)

    def of(self, student: str) -> Mapping[str, datetime]:
        """Return the student's own deadlines by topic."""
        return self.until.get(student, {})

    def deadline(self, student: str, topic: str, general: datetime | None) -> datetime | None:
        """Return when the topic is due for the student: their own time, if any, instead of everyone's."""
        own = self.of(student)
        return own.get(topic) or own.get("") or general


def read_extensions(path: Path, topics: Container[str]) -> Extensions:
    """Read the file; raises InputError with the line for a time without offset or an unknown topic."""
    until: dict[str, dict[str, datetime]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            columns = [name.strip() for name in reader.fieldnames or []]
            if not {"student", "until"} <= set(columns) <= set(_COLUMNS):
                raise InputError(path, _WANTED, ", ".join(columns) or "none")
            reader.fieldnames = columns
            for row in reader:
                student, topic, moment = _line(row, f"{path}, line {reader.line_num}", topics)
                until.setdefault(student, {})[topic] = moment
    except OSError as error:
        raise InputError(path, "a CSV file", error.strerror) from error
    except UnicodeDecodeError as error:
        raise InputError(path, "UTF-8 text", "another encoding") from error
    except csv.Error as error:
        raise InputError(path, "a CSV file", str(error)) from error
    return Extensions(until)


def _line(row: Mapping[str | None, object], place: str, topics: Container[str]) -> tuple[str, str, datetime]:
    student, topic, until = (str(row.get(name) or "").strip() for name in _COLUMNS)
    if None in row or not student:
        raise InputError(place, _WANTED, "another number of cells" if None in row else "no student")
    if topic and topic not in topics:
        raise InputError(place, "a topic of the course, or none", repr(topic))
    try:
        moment = datetime.fromisoformat(until)
    except ValueError as error:
        raise InputError(place, f"a date and time such as {_A_MOMENT}", repr(until)) from error
    if moment.tzinfo is None:
        raise InputError(place, f"a date and time with its offset, such as {_A_MOMENT}", repr(until))
    return safe_id(student), topic, moment

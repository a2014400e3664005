"""Load a course: every folder of `exercises/` with a `checks.py`, in the course's order."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from grader.course.model import Course, Late, Part
from grader.course.names import require_identifier, require_topic_id
from grader.course.tables import CourseTable, LateTable, as_text, read_table
from grader.course.topic import load_topic
from grader.errors import InputError
from grader.results import Text

_SPAN = re.compile(r"(?P<number>[0-9]{1,4})(?P<unit>[mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def load_course(root: Path) -> Course:
    """Read the course at `root`, a folder with `exercises/`.

    Raises InputError for what cannot be used: a broken table, a listed topic without a folder, an id
    that is no Python name.
    """
    root = root.resolve()
    exercises = root / "exercises"
    if not exercises.is_dir():
        raise InputError(root, "a course: a folder with exercises/", "none" if root.exists() else "no folder")
    file = exercises / "course.toml"
    table = read_table(file, CourseTable)
    order = _order(table, file, _topic_folders(exercises))
    deadlines = _deadlines(table, order)
    return Course(
        root=root,
        title=as_text(table.title) if table.title is not None else Text(zh=root.name, en=root.name),
        topics=tuple(load_topic(root, topic, table.defaults, deadlines.get(topic)) for topic in order),
        parts=tuple(Part(title=as_text(part.title), topics=part.topics) for part in table.parts),
        preload=_preload(table, file),
        attempts=table.attempts.counts if table.attempts is not None else None,
        late=_late(table.late, file),
    )


def _topic_folders(exercises: Path) -> list[str]:
    """Return the names of the topics' folders, sorted."""
    found = (checks.parent for checks in exercises.glob("*/checks.py") if checks.is_file())
    return sorted(require_topic_id(folder.name, folder) for folder in found if folder.name[0] != ".")


def _order(table: CourseTable, file: Path, found: Sequence[str]) -> list[str]:
    """Return the listed topics (those of the parts, where `topics` is absent), then the others."""
    of_parts = [topic for part in table.parts for topic in part.topics]
    _require_folders_once(of_parts, file, found)
    listed = of_parts if table.topics is None else list(table.topics)
    _require_folders_once(listed, file, found)
    return [*listed, *(topic for topic in found if topic not in listed)]


def _require_folders_once(listed: Iterable[str], file: Path, found: Sequence[str]) -> None:
    for topic, times in Counter(listed).items():
        if topic not in found:
            raise InputError(file, f"a folder with checks.py for the topic {topic!r} that it lists", "none")
        if times > 1:
            raise InputError(file, f"the topic {topic!r} once", f"it {times} times")


def _preload(table: CourseTable, file: Path) -> tuple[str, ...] | None:
    for module in table.preload or ():
        for name in module.split("."):
            require_identifier(name, file, "a module to preload")
    return table.preload


def _deadlines(table: CourseTable, order: Iterable[str]) -> dict[str, datetime]:
    """Return the deadline of each topic, as course.toml says: its part's, else the course's."""
    of_parts = {topic: part.deadline for part in table.parts for topic in part.topics}
    of_course = table.deadline.at if table.deadline is not None else None
    found = {topic: of_parts.get(topic) or of_course for topic in order}
    return {topic: deadline for topic, deadline in found.items() if deadline is not None}


def _late(table: LateTable, file: Path) -> Late:
    grace = _SPAN.fullmatch(table.grace)
    if grace is None:
        raise InputError(file, 'a time such as "15m", "2h" or "1d" for `late.grace`', repr(table.grace))
    span = timedelta(**{_UNITS[grace["unit"]]: int(grace["number"])})
    return Late(grace=span, per_day=table.per_day, cap=table.cap)

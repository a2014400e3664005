"""A teacher's own gradebook file, filled in: one column's cells change, and nothing else."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal

from grader.errors import InputError
from grader.results import Text
from reports.classroom import ClassRow, TopicMark
from reports.export import canvas, moodle
from reports.export.cells import Cells
from reports.export.layout import Column, Layout
from reports.export.matching import match
from reports.figures import score_text
from reports.messages import say_both

_SYSTEMS = {
    "canvas": (canvas.canvas_layout, canvas.WANTED),
    "moodle": (moodle.moodle_layout, moodle.WANTED),
}
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")


@dataclass(kw_only=True)
class Filled:
    """The file with the grades in it, and what became of each student.

    `problems` says, by student, why nothing was written. `unchanged` counts the rows without a result, and
    `scaled` is the most that the column takes, where that differs from the results' own.
    """

    content: bytes = b""
    column: str = ""
    written: int = 0
    unchanged: int = 0
    scaled: float | None = None
    problems: dict[str, Text] = field(default_factory=dict)


class Gradebook:
    """The file, read; `name` is what errors call it."""

    def __init__(self, content: bytes, name: object, system: Literal["canvas", "moodle"]) -> None:
        self._name = name
        read, wanted = _SYSTEMS[system]
        try:
            self._cells = Cells(content)
        except ValueError as error:
            raise InputError(name, "a CSV file", "no text") from error
        layout = read(self._cells)
        if layout is None:
            raise InputError(name, wanted, self._headers())
        self._layout: Layout = layout
        self._decimal_comma = any(self._has_decimal_commas(one.index) for one in layout.likely)

    def _headers(self) -> str:
        row = self._cells.rows[0] if self._cells.rows else []
        return ", ".join(cell.value for cell in row[:12]) or "nothing"

    def fill(
        self,
        rows: Sequence[ClassRow],
        titles: Collection[str],
        column: str | None,
        safe: Callable[[str], str],
    ) -> Filled:
        """Write the scores of `rows` in a column and return the file.

        `titles` are the course's names; `column` is the asked column's name, None to find it. A column that
        is named as a topic gets that topic's score, any other the whole. `safe` makes a folder's name of a
        text, as the batch does for its ids. Raises InputError where no one column fits.
        """
        chosen = self._choose(column, titles, rows)
        filled = Filled(column=chosen.header)
        matches = match([row.student for row in rows], self._layout.places, safe)
        filled.problems = matches.unmatched
        filled.unchanged = len(self._layout.places) - len(matches.found)
        for row in rows:
            if (place := matches.found.get(row.student)) is None:
                continue
            points = _points(row, chosen, titles)
            if (problem := self._write(place.row, chosen.index, points, filled)) is not None:
                filled.problems[row.student] = problem
        filled.content = self._cells.content()
        return filled

    def _write(self, line: int, column: int, points: "_Points", filled: Filled) -> Text | None:
        """Write a student's cell; return why not, where it stays as it is."""
        here = (line, column)
        if here in self._layout.locked:
            return say_both("gradebook.locked", value=self._cells.value(*here))
        if points.score is None:
            return say_both("gradebook.not_graded")
        score, limit = points.score, self._layout.maxima.get(here, points.most)
        if points.most > 0 and limit != points.most:
            score, filled.scaled = score * limit / points.most, limit
        mark = "," if self._decimal_comma else "."
        if not self._cells.put(*here, score_text(score).replace(".", mark)):
            return say_both("gradebook.short_row")
        filled.written += 1
        return None

    def _has_decimal_commas(self, column: int) -> bool:
        """Return whether the numbers of a column, or the maxima right of it, have a comma."""
        lines = range(1, len(self._cells.rows))
        said = (self._cells.value(line, index) for line in lines for index in (column, column + 1))
        return any(map(_DECIMAL_COMMA.fullmatch, said))

    def _choose(self, asked: str | None, titles: Collection[str], rows: Sequence[ClassRow]) -> Column:
        columns = self._layout.columns
        if asked is not None:
            fitting = [one for one in columns if one.header == asked.strip()]
            fitting = fitting or [one for one in columns if _same(asked, [one.title, one.header])]
        else:
            topics = [name for row in rows[:1] for topic in row.topics for name in _names(topic)]
            likely = self._layout.likely
            fitting = [one for one in likely if _same(one.title, titles)]
            fitting = fitting or [one for one in likely if _same(one.title, topics)] or list(likely)
        if len(fitting) == 1:
            return fitting[0]
        offered = "; ".join(one.header for one in self._layout.likely or columns) or "none"
        found = f"{len(fitting)} of that name" if asked is not None else f"{len(fitting)} that may be meant"
        name = self._name if asked is None else f"--column {asked}"
        raise InputError(name, f"--column with one column for grades of: {offered}", found)


@dataclass(frozen=True)
class _Points:
    """What a column takes of a student, None where that is not graded, and the most that it can be."""

    score: float | None
    most: float


def _points(row: ClassRow, column: Column, titles: Collection[str]) -> _Points:
    if not _same(column.title, titles):
        for topic in row.topics:
            if _same(column.title, _names(topic)):
                return _Points(topic.score, topic.max_score)
    return _Points(row.score if row.status == "graded" else None, row.max_score or 0.0)


def _names(topic: TopicMark) -> tuple[str, str, str]:
    return topic.id, topic.title.zh, topic.title.en


def _same(title: str, names: Collection[str]) -> bool:
    return title.casefold().strip() in {name.casefold().strip() for name in names if name}

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
_DECIMAL_COMMA = re.compile(r"\d+,\d+")


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
            if (place := matches.found.get(row.student)) is not None:
                self._write(row, place.row, chosen, titles, filled)
        filled.content = self._cells.content()
        return filled

    def _write(
        self, row: ClassRow, line: int, column: Column, titles: Collection[str], filled: Filled
    ) -> None:
        score, most = _points(row, column, titles)
        here = (line, column.index)
        if here in self._layout.locked:
            value = self._cells.value(*here)
            filled.problems[row.student] = say_both("gradebook.locked", value=value)
            return
        if score is None:
            filled.problems[row.student] = say_both("gradebook.not_graded")
            return
        limit = self._layout.maxima.get(here, most)
        if most > 0 and limit != most:
            score, filled.scaled = score * limit / most, limit
        text = score_text(score)
        text = text.replace(".", ",") if self._has_decimal_commas(column) else text
        if self._cells.put(*here, text):
            filled.written += 1
        else:
            filled.problems[row.student] = say_both("gradebook.short_row")

    def _has_decimal_commas(self, column: Column) -> bool:
        """Return whether numbers are written with a comma; where they are, no cell has a point."""
        lines = range(1, len(self._cells.rows))
        said = [self._cells.value(line, column.index) for line in lines]
        said += [self._cells.value(line, column.index + 1) for line in lines]  # Moodle's maximum
        return any(map(_DECIMAL_COMMA.fullmatch, said))

    def _choose(self, asked: str | None, titles: Collection[str], rows: Sequence[ClassRow]) -> Column:
        columns = self._layout.columns
        if asked is not None:
            fitting = [one for one in columns if one.header == asked.strip()]
            fitting = fitting or [one for one in columns if _same(one.title, [asked])]
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


def _points(row: ClassRow, column: Column, titles: Collection[str]) -> tuple[float | None, float]:
    """Return what the column takes of a student, None where that is not graded, and the most it can be."""
    if not _same(column.title, titles):
        for topic in row.topics:
            if _same(column.title, _names(topic)):
                return topic.score, topic.max_score
    return (row.score if row.status == "graded" else None), row.max_score or 0.0


def _names(topic: TopicMark) -> tuple[str, str, str]:
    return topic.id, topic.title.zh, topic.title.en


def _same(title: str, names: Collection[str]) -> bool:
    return title.casefold().strip() in {name.casefold().strip() for name in names if name}

"""Cells: a notebook's text is executed cell by cell, and its lines are told as lines of their cells.

`grader.submission.notebook` makes the text; every cell begins with a line of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SUFFIX = ".ipynb"
_MARK = re.compile(r"# %% cell (\d+)")


@dataclass(frozen=True)
class Cell:
    """A cell: its number in the notebook, its text, and the line of the whole text before its first."""

    number: int
    text: str
    before: int

    def line(self, line: int) -> int:
        """Return the cell's own number of a line of the whole text."""
        return line - self.before


def is_notebook(file: str) -> bool:
    """Return whether a file of that name has cells."""
    return file.endswith(SUFFIX)


def cells_of(text: str) -> Iterator[Cell]:
    """Yield the cells of a notebook's text."""
    number, before = 0, 0
    lines: list[str] = []
    for place, line in enumerate(text.split("\n"), 1):
        mark = _MARK.fullmatch(line)
        if mark is None:
            lines.append(line)
            continue
        if number:
            yield Cell(number, "\n".join(lines), before)
        number, before, lines = int(mark[1]), place, []
    if number:
        yield Cell(number, "\n".join(lines), before)


def cell_at(text: str, line: int) -> Cell | None:
    """Return the cell that holds a line of the whole text."""
    found = None
    for cell in cells_of(text):
        if cell.before < line:
            found = cell
    return found

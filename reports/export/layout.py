"""What a gradebook's file holds, whichever system it came from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reports.export.cells import Cells
from reports.export.matching import Place, squeezed

_NUMBER = re.compile(r"\d+(?:\.\d+|,\d{1,2})?")


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column that grades may go into; `title` is its header without what the system adds to it."""

    index: int
    header: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The students' rows, and the columns for grades.

    `columns` may be asked for by name; of `likely` one may be chosen without being asked for. `maxima` holds
    the most that a cell may say, by row and column, where the file says so; `locked` the cells that are not
    for grades, by row and column.
    """

    places: tuple[Place, ...]
    columns: tuple[Column, ...]
    likely: tuple[Column, ...]
    maxima: Mapping[tuple[int, int], float]
    locked: frozenset[tuple[int, int]]


def headers(cells: Cells) -> dict[str, int]:
    """Return the columns by the letters and digits of their headers; of equal ones the first."""
    found: dict[str, int] = {}
    for index in range(len(cells.rows[0]) if cells.rows else 0):
        found.setdefault(squeezed(cells.value(0, index)), index)
    return found


def number(text: str) -> float | None:
    """Return the number that a cell holds, with a decimal point or comma; None for anything else."""
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None

"""The gradebook that Canvas exports: `Student, ID, …, Section, Homework 1 (123), …, Final Score`.

Below the headers stand a row that says which grades are posted by hand, where there are any, and a row
"Points Possible", which says "(read only)" below what Canvas counts itself.
"""

import re
from collections.abc import Iterator, Mapping
from string import digits

from reports.export.cells import Cells
from reports.export.layout import Column, Layout, headers, number
from reports.export.matching import Place, local_part, names_of, squeezed

WANTED = 'the columns "Student" and "ID" of a gradebook exported from Canvas'
_IDS = ("id", "sisuserid", "sisloginid", "integrationid")
_FIXED = {"", *_IDS, "student", "lastname", "firstname", "rootaccount", "section"}
_COUNTED = re.compile(
    r"(?:(?:Current|Final) (?:Score|Grade|Points)|Override (?:Score|Grade|Status))(?: \(.*\))?$"
)
_NUMBERED = re.compile(r"(?P<title>.+?)\s*\(\d+\)", re.DOTALL)
_NO_GRADES = ("EX", "N/A")


def canvas_layout(cells: Cells) -> Layout | None:
    """Return the layout; None where it is no such file."""
    found = headers(cells)
    if "id" not in found or not ("student" in found or {"lastname", "firstname"} <= found.keys()):
        return None
    points = next((r for r in range(1, len(cells.rows)) if cells.value(r, 0) == "Points Possible"), None)
    most = {} if points is None else {i: cells.value(points, i) for i in range(len(cells.rows[points]))}
    places = tuple(
        _place(cells, found, row)
        for row in range(1, len(cells.rows))
        if row != points and any(cells.value(row, found.get(name, -1)) for name in _IDS)
    )
    columns = tuple(_columns(cells, most))
    every = [(place.row, one.index) for place in places for one in columns]
    return Layout(
        places=places,
        columns=columns,
        likely=tuple(one for one in columns if most.get(one.index) or _NUMBERED.fullmatch(one.header)),
        maxima={here: top for here in every if (top := number(most.get(here[1], "")))},
        locked=frozenset(here for here in every if cells.value(*here).upper() in _NO_GRADES),
    )


def _columns(cells: Cells, most: Mapping[int, str]) -> Iterator[Column]:
    """Yield the columns that may take grades; `most` is what the row of maxima says of each."""
    for index in range(len(cells.rows[0])):
        header = cells.value(0, index)
        # below what Canvas counts itself stands "(read only)", in the teacher's language
        counted = _COUNTED.search(header) or most.get(index, "")[:1] not in {"", *digits}
        if not counted and squeezed(header) not in _FIXED:
            numbered = _NUMBERED.fullmatch(header)
            yield Column(index=index, header=header, title=numbered["title"] if numbered else header)


def _place(cells: Cells, found: dict[str, int], row: int) -> Place:
    said = {name: cells.value(row, index) for name, index in found.items()}
    names = names_of(said.get("firstname", ""), said.get("lastname", ""), said.get("student", ""))
    ids = tuple(said.get(name, "") for name in _IDS)
    return Place(row=row, ids=ids, names=(*names, local_part(said.get("sisloginid", ""))), number=said["id"])

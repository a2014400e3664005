"""The gradebook that Canvas exports: `Student, ID, …, Section, Homework 1 (123), …, Final Score`.

Below the headers stand a row that says which grades are posted by hand, where there are any, and a row
"Points Possible", which says "(read only)" below what Canvas counts itself.
"""

import re
from functools import partial
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
    points = next(
        (row for row in range(1, len(cells.rows)) if cells.value(row, 0) == "Points Possible"), None
    )
    places = tuple(
        _place(cells, found, row)
        for row in range(1, len(cells.rows))
        if row != points and any(cells.value(row, found.get(name, -1)) for name in _IDS)
    )
    most = {} if points is None else {i: cells.value(points, i) for i in range(len(cells.rows[points]))}
    columns = [
        one
        for one in map(partial(_column, cells), range(len(cells.rows[0])))
        if squeezed(one.header) not in _FIXED
        and not _COUNTED.search(one.header)
        and most.get(one.index, "")[:1] in {"", *digits}  # else it says "(read only)", in any language
    ]
    return Layout(
        places=places,
        columns=tuple(columns),
        likely=tuple(one for one in columns if most.get(one.index) or _NUMBERED.fullmatch(one.header)),
        maxima={
            (place.row, one.index): top
            for one in columns
            if (top := number(most.get(one.index, "")))
            for place in places
        },
        locked=frozenset(
            (place.row, one.index)
            for place in places
            for one in columns
            if cells.value(place.row, one.index).upper() in _NO_GRADES
        ),
    )


def _place(cells: Cells, found: dict[str, int], row: int) -> Place:
    said = {name: cells.value(row, index) for name, index in found.items()}
    names = names_of(said.get("firstname", ""), said.get("lastname", ""), said.get("student", ""))
    ids = tuple(said.get(name, "") for name in _IDS)
    return Place(row=row, ids=ids, names=(*names, local_part(said.get("sisloginid", ""))), number=said["id"])


def _column(cells: Cells, index: int) -> Column:
    header = cells.value(0, index)
    numbered = _NUMBERED.fullmatch(header)
    return Column(index=index, header=header, title=numbered["title"] if numbered else header)

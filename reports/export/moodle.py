"""The two files of Moodle that take grades, with English or Chinese headers.

The grading worksheet of one assignment, whose identifiers end in the number that stands in the names of
downloaded folders:  `Identifier, Full name, Email address, Status, Grade, Maximum Grade, …`
The gradebook's export:  `First name, Last name, …, Email address, Assignment: Homework 1 (Real), …`
"""

import re
from collections.abc import Mapping
from functools import partial

from reports.export.cells import Cells
from reports.export.layout import Column, Layout, headers, number
from reports.export.matching import Place, local_part, names_of

WANTED = (
    'the columns "Identifier" and "Grade" of a grading worksheet, or the names or addresses and the grades '
    "of a gradebook, exported from Moodle"
)
_HEADERS = {
    "identifier": "identifier 标识符 识别符 識別碼 编号",
    "fullname": "fullname 全名 姓名",
    "first": "firstname 名 名字",
    "last": "lastname surname 姓 姓氏",
    "email": "emailaddress email 电子邮件地址 email地址 电子邮件 邮箱 电子邮箱 電子郵件信箱 電子郵件",
    "idnumber": "idnumber 学号 身份号码 編號 學號 id号码",
    "username": "username 用户名 帳號",
    "grade": "grade 成绩 分数 成績 分數",
    "most": "maximumgrade 最高分 最高成绩 最大分数 最高分數 最高成績",
    "changeable": "gradecanbechanged 成绩可以更改 成绩可以修改 可以更改成绩 成績可以更改 成绩可更改",
}
_PERSON = ("fullname", "first", "last", "email", "idnumber", "username")
_NO = ("no", "否")
_OTHER = re.compile(
    r"institution|department|status|group|phone.*|last (downloaded|modified).*|online text|feedback comments|"
    r"机构|院系|状态|小组|.*total.*|.*总分.*|.*[(（](feedback|percentage|letter|反馈|百分比|字母)[)）]",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:[^:：]+[:：]\s*)?(?P<title>.+?)(?:\s*[(（](?:real|实数|真实的|原始分)[)）])?",
    re.IGNORECASE | re.DOTALL,
)
_PARTICIPANT = re.compile(r"\D*(?P<number>\d+)", re.DOTALL)


def moodle_layout(cells: Cells) -> Layout | None:
    """Return the layout; None where it is neither of the two files."""
    named = headers(cells)
    found = {
        role: named[name]
        for role, names in _HEADERS.items()
        for name in reversed(names.split())
        if name in named
    }
    if not found.keys() & {"identifier", *_PERSON}:
        return None
    places = tuple(
        _place(cells, found, row)
        for row in range(1, len(cells.rows))
        if any(cells.value(row, found[role]) for role in ("identifier", *_PERSON) if role in found)
    )
    if "identifier" in found and "grade" in found:
        return _worksheet(cells, found, places)
    columns = tuple(
        one
        for one in map(partial(_column, cells), range(len(cells.rows[0])))
        if one.header and one.index not in found.values() and not _OTHER.fullmatch(one.header)
    )
    likely = tuple(one for one in columns if one.title != one.header)
    if "grade" in found:
        columns += (_column(cells, found["grade"]),)
        likely += columns[-1:]
    return Layout(places=places, columns=columns, likely=likely, maxima={}, locked=frozenset())


def _worksheet(cells: Cells, found: Mapping[str, int], places: tuple[Place, ...]) -> Layout:
    grade = _column(cells, found["grade"])
    maxima = {
        (place.row, grade.index): top
        for place in places
        if (top := number(cells.value(place.row, found.get("most", -1))))
    }
    locked = frozenset(
        (place.row, grade.index)
        for place in places
        if cells.value(place.row, found.get("changeable", -1)).casefold() in _NO
    )
    return Layout(places=places, columns=(grade,), likely=(grade,), maxima=maxima, locked=locked)


def _place(cells: Cells, found: Mapping[str, int], row: int) -> Place:
    said = {role: cells.value(row, index) for role, index in found.items()}
    names = names_of(said.get("first", ""), said.get("last", ""), said.get("fullname", ""))
    participant = _PARTICIPANT.fullmatch(said.get("identifier", ""))
    return Place(
        row=row,
        ids=tuple(said.get(role, "") for role in ("identifier", "username", "idnumber", "email")),
        names=(*names, local_part(said.get("email", ""))),
        number=participant["number"] if participant else "",
        named=bool(names),
    )


def _column(cells: Cells, index: int) -> Column:
    header = cells.value(0, index)
    item = _ITEM.fullmatch(header)
    return Column(index=index, header=header, title=item["title"] if item else header)

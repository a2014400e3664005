"""A CSV file as it stands: one cell can be changed, and every other byte stays what it was."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# what spreadsheets write where they do not write UTF-8; the last one reads anything
_GUESSES = ("utf-8", "gb18030", "cp1252", "latin-1")
_BYTE_ORDER_MARK = "\ufeff"
_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"(?P<inside>(?:[^"]|"")*)"?(?P<after>[^"]*)', re.DOTALL)


@dataclass
class Cell:
    """One cell: `raw` is its text in the file, quotes and all, `end` what follows it there."""

    raw: str
    end: str

    @property
    def value(self) -> str:
        """What the cell says."""
        text = self.raw.removeprefix(_BYTE_ORDER_MARK)
        quoted = _QUOTED.fullmatch(text)
        return quoted["inside"].replace('""', '"') + quoted["after"] if quoted else text


class Cells:
    """The rows of a CSV file, as lists of cells."""

    def __init__(self, content: bytes) -> None:
        """Read the file; ValueError where it is no text."""
        if b"\0" in content and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise ValueError("no text")
        self._encoding = _encoding(content)
        text = content.decode(self._encoding)
        self.delimiter = _delimiter(text)
        self.rows = list(_rows(text, self.delimiter))

    def value(self, row: int, column: int) -> str:
        """Return what a cell says, without blanks around it; "" where there is none."""
        cells = self.rows[row]
        return cells[column].value.strip() if 0 <= column < len(cells) else ""

    def put(self, row: int, column: int, number: str) -> bool:
        """Write a number in a cell, quoted where it was or needs it; say whether there is such a cell."""
        if column >= len(self.rows[row]):
            return False
        cell = self.rows[row][column]
        mark = _BYTE_ORDER_MARK if cell.raw.startswith(_BYTE_ORDER_MARK) else ""
        quoted = cell.raw.removeprefix(mark).startswith('"') or self.delimiter in number
        cell.raw = mark + (f'"{number}"' if quoted else number)
        return True

    def content(self) -> bytes:
        """Return the file."""
        return "".join(cell.raw + cell.end for row in self.rows for cell in row).encode(self._encoding)


def _encoding(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            content.decode(encoding)
            return encoding
    return next(encoding for encoding in _GUESSES if _is_exact(content, encoding))


def _is_exact(content: bytes, encoding: str) -> bool:
    try:
        return content.decode(encoding).encode(encoding) == content
    except UnicodeError:
        return False


def _delimiter(text: str) -> str:
    """Return the one of comma, semicolon and tab that the first line has most of, outside of quotes."""
    first = re.sub(r'"[^"]*"', "", text).lstrip("\r\n").splitlines()[:1]
    return max(_DELIMITERS, key=(first or [""])[0].count)


def _rows(text: str, delimiter: str) -> Iterator[list[Cell]]:
    cell = re.compile(
        rf'(?P<raw>{_BYTE_ORDER_MARK}?(?:"(?:[^"]|"")*(?:"|\Z))?[^{delimiter}\r\n]*)'
        rf"(?P<end>{delimiter}|\r\n|\r|\n|\Z)"
    )
    row: list[Cell] = []
    at = 0
    while at < len(text):
        found = cell.match(text, at)
        assert found is not None  # every text begins with a cell, if only an empty one
        row.append(Cell(found["raw"], found["end"]))
        at = found.end()
        if found["end"] != delimiter:
            yield row
            row = []
    if row:
        row.append(Cell("", ""))
        yield row

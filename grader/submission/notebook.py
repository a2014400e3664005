"""Notebooks: the code cells of a Jupyter notebook as one text of Python.

Every cell begins with a line `# %% cell 3` and keeps its own lines, so that a line of the text can be told as
a line of its cell. Commands of the notebook (`%matplotlib inline`, `!pip install`, `help?`) are no Python:
they become comments, with a note. A cell tagged `skip` or `grader-skip` is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from grader.results import Text
from grader.submission import reasons
from grader.submission.entries import EntryError

SKIPPED_TAGS = frozenset({"skip", "grader-skip"})
MAX_CELLS = 2_000
# `% 3` and `!= 3` go on an expression of the line before
_COMMAND = re.compile(r"(\s*)(%{1,2}[A-Za-z_].*|!(?!=).+|[A-Za-z_][\w.]*\?{1,2}|\?{1,2}[A-Za-z_][\w.]*)\s*")
# cell commands whose cell is Python all the same
_AROUND_PYTHON = ("%%time", "%%timeit", "%%capture", "%%prun")


class _Metadata(Struct):
    tags: list[str] = []


class _Cell(Struct):
    cell_type: str
    source: str | list[str] = ""
    metadata: _Metadata = msgspec.field(default_factory=_Metadata)


class _Notebook(Struct):
    nbformat: int
    cells: list[_Cell] = []


_decoder = msgspec.json.Decoder(_Notebook)


@dataclass(frozen=True)
class Converted:
    """The text of a notebook, and the commands in it that are not run, by their places."""

    text: str
    commands: tuple[tuple[str, str], ...]


def convert(raw: bytes) -> Converted:
    """Return the code cells of a notebook (nbformat 4) as one text; EntryError says why that fails."""
    try:
        notebook = _decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise EntryError(reasons.NO_NOTEBOOK) from error
    if notebook.nbformat < 4 or len(notebook.cells) > MAX_CELLS:
        raise EntryError(reasons.OLD_NOTEBOOK if notebook.nbformat < 4 else reasons.NO_NOTEBOOK)
    parts: list[str] = []
    commands: list[tuple[str, str]] = []
    for number, cell in enumerate(_code_cells(notebook), 1):
        if SKIPPED_TAGS & set(cell.metadata.tags):
            continue
        text = cell.source if isinstance(cell.source, str) else "".join(cell.source)
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        plain, found = _without_commands(lines)
        commands += [(f"cell {number}, line {line}", command) for line, command in found]
        parts.append("\n".join([f"# %% cell {number}", *plain]))
    return Converted("\n".join(parts) + "\n", tuple(commands))


def note(command: str) -> Text:
    """Say that a command of the notebook is not run."""
    shown = command.strip()[:60]
    return Text(
        zh=f"这是 notebook 的命令，不是 Python，没有运行：{shown}",
        en=f"This is a command of the notebook, not Python, and was not run: {shown}",
    )


def _code_cells(notebook: _Notebook) -> Iterator[_Cell]:
    return (cell for cell in notebook.cells if cell.cell_type == "code")


def _without_commands(lines: list[str]) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the lines with the notebook's commands taken out, and where these stood."""
    first = next((line.strip() for line in lines if line.strip()), "")
    if first.startswith("%%") and first.split()[0] not in _AROUND_PYTHON:
        return [f"# {line}" for line in lines], [(1, first)]
    kept: list[str] = []
    found: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        command = _COMMAND.fullmatch(line)
        kept.append(line if command is None else f"{command[1]}pass  # {command[2]}")
        if command is not None:
            found.append((number, command[2]))
    return kept, found

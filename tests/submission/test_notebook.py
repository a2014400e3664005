"""Notebooks become the text of their code cells, or say why they cannot be read."""

import json

import pytest

from grader.sandbox.cells import cell_at, cells_of
from grader.submission import reasons
from grader.submission.entries import EntryError
from grader.submission.notebook import convert


def notebook(*cells: str | list[str], **more: object) -> bytes:
    made = [
        {"cell_type": "code", "source": cell, "metadata": {}, "outputs": [{"x": [1]}], "execution_count": 1}
        for cell in cells
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made, **more}).encode()


def test_code_cells_follow_each_other() -> None:
    converted = convert(notebook("x = 1\ny = 2", ["def f():\n", "    return x\n"]))

    assert converted.text == "# %% cell 1\nx = 1\ny = 2\n# %% cell 2\ndef f():\n    return x\n\n"
    assert converted.commands == ()


def test_text_cells_are_no_code() -> None:
    cells = [
        {"cell_type": "markdown", "source": "# Title", "metadata": {}},
        {"cell_type": "raw", "source": "raw"},
        {"cell_type": "code", "source": "x = 1"},
    ]

    assert convert(notebook(cells=cells)).text == "# %% cell 1\nx = 1\n"


@pytest.mark.parametrize("tag", ["skip", "grader-skip"])
def test_a_tagged_cell_is_left_out_and_still_counted(tag: str) -> None:
    cells = [
        {"cell_type": "code", "source": "input()", "metadata": {"tags": [tag]}},
        {"cell_type": "code", "source": "x = 1", "metadata": {"tags": ["other"]}},
    ]

    assert convert(notebook(cells=cells)).text == "# %% cell 2\nx = 1\n"


@pytest.mark.parametrize(
    "command",
    [
        "%matplotlib inline",
        "!pip install torch",
        "%load_ext autoreload",
        "help?",
        "?print",
        "torch.sum??",
        "!ls",
    ],
)
def test_a_command_is_not_run_and_is_told(command: str) -> None:
    converted = convert(notebook("x = 1", f"y = 2\n{command}\nz = 3"))

    assert f"y = 2\npass  # {command}\nz = 3" in converted.text
    assert converted.commands == (("cell 2, line 2", command),)


def test_a_command_inside_a_block_leaves_the_block_whole() -> None:
    converted = convert(notebook("if True:\n    !ls\nx = 1"))

    assert "if True:\n    pass  # !ls\nx = 1" in converted.text


@pytest.mark.parametrize("line", ["     % 3)", "     != 3)", "     %(a, b))", "x ? y"])
def test_what_goes_on_an_expression_is_no_command(line: str) -> None:
    assert line in convert(notebook(f"x = (4\n{line}")).text


def test_a_cell_of_another_language_is_a_comment() -> None:
    converted = convert(notebook("%%bash\nrm -rf /\necho", "%%time\nx = 1"))

    assert "# %%bash\n# rm -rf /\n# echo\n" in converted.text
    assert "pass  # %%time\nx = 1" in converted.text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"nbformat": "4", "cells": []}',
        b"[" * 100_000,
        notebook(cells=[3]),
    ],
)
def test_what_is_no_notebook_is_refused(raw: bytes) -> None:
    with pytest.raises(EntryError) as info:
        convert(raw)

    assert info.value.reason == reasons.NO_NOTEBOOK


def test_an_old_notebook_is_refused() -> None:
    with pytest.raises(EntryError) as info:
        convert(json.dumps({"nbformat": 3, "worksheets": []}).encode())

    assert info.value.reason == reasons.OLD_NOTEBOOK


def test_lines_of_the_text_are_lines_of_cells() -> None:
    text = convert(notebook("x = 1\ny = 2", "z = 3")).text

    assert [(cell.number, cell.text.strip()) for cell in cells_of(text)] == [
        (1, "x = 1\ny = 2"),
        (2, "z = 3"),
    ]
    cell = cell_at(text, 3)
    assert cell is not None
    assert (cell.number, cell.line(3)) == (1, 2)

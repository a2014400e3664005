"""A notebook is graded as its cells: one that is broken takes no other with it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import Exercise, run_grader, write_course

CHECKS = """
def test_double(student):
    assert student.double(2) == 4


def test_triple(student):
    assert student.triple(2) == 6


def test_late(student):
    assert student.late(1) == 1


def test_raises(student):
    assert student.raises(1) == 1
"""
CELLS = [
    "import math\n%matplotlib inline\nX = 2",
    "def double(x):\n    return X * x",
    "print('trying')\n1 / 0\n\ndef triple(x):\n    return 3 * x",
    "def broken(:\n    pass",
    "def late(x):\n    return x",
    "# a comment\ndef raises(x):\n    y = x\n    raise ValueError('no')",
]


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The results of the checks of a notebook with a cell that raises and one that is no Python."""
    root = tmp_path_factory.mktemp("notebook")
    course = write_course(root / "course", {"cells": Exercise(checks=CHECKS)})
    cells = [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": []} for cell in CELLS]
    cells.insert(1, {"cell_type": "markdown", "source": "# Text", "metadata": {}})
    (root / "alice").mkdir()
    (root / "alice" / "cells.ipynb").write_text(json.dumps({"nbformat": 4, "metadata": {}, "cells": cells}))
    done = run_grader("grade", root / "alice", "--course", course, "--json", "--lang", "en")
    result = json.loads(done.stdout)
    assert list(result["submission"]["files"]) == ["cells.ipynb"]
    assert "cells.ipynb, cell 1, line 2" in result["submission"]["ignored"]
    return {check["id"]: check for check in result["topics"][0]["checks"]}


def test_a_broken_cell_does_not_hide_the_others(checks: dict[str, dict[str, Any]]) -> None:
    assert {name: check["verdict"] for name, check in checks.items()} == {
        "test_double": "passed",
        "test_triple": "error",
        "test_late": "passed",
        "test_raises": "error",
    }


def test_a_name_that_a_broken_cell_would_have_made_tells_of_the_cell(
    checks: dict[str, dict[str, Any]],
) -> None:
    trouble = checks["test_triple"]["trouble"]

    assert (trouble["type"], trouble["file"], trouble["line"]) == (
        "ZeroDivisionError",
        "cells.ipynb, cell 3",
        2,
    )
    assert [line["text"] for line in trouble["lines"] if line["marked"]] == ["1 / 0"]


def test_an_error_in_a_call_is_told_as_a_line_of_its_cell(checks: dict[str, dict[str, Any]]) -> None:
    trouble = checks["test_raises"]["trouble"]

    assert (trouble["file"], trouble["line"]) == ("cells.ipynb, cell 6", 4)


def test_a_notebook_is_a_submission_by_itself(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course", {"cells": Exercise(checks=CHECKS)})
    file = tmp_path / "cells.ipynb"
    cell = {"cell_type": "code", "source": ["def double(x):\n", "    return 2 * x"], "metadata": {}}
    file.write_text(json.dumps({"nbformat": 4, "metadata": {}, "cells": [cell]}))

    done = run_grader("grade", file, "--course", course, "--json", "--lang", "en")

    told = {check["id"]: check for check in json.loads(done.stdout)["topics"][0]["checks"]}
    assert told["test_double"]["verdict"] == "passed"
    assert told["test_late"]["message"] == "Your file cells.ipynb does not define late."

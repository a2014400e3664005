"""An ordinary test file gives the same outcome natively and through the process boundary, test by test.

Each folder of `cases/` is a student's module and a test file that imports it. pytest runs all of them in one
ordinary process, the grader grades them as topics of one submission; the outcomes must agree, and where a
case lists what must not pass, both must say so.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.name for path in CASES.iterdir() if (path / "checks.py").is_file())
SECONDS = 240

Outcomes = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def natively(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """The outcome of every test, by case, in an ordinary run of pytest."""
    folder = tmp_path_factory.mktemp("natively")
    report = folder / "report.json"
    for name in NAMES:
        shutil.copytree(CASES / name, folder / name)
        shutil.copy(folder / name / "checks.py", folder / name / f"test_{name}.py")
    (folder / "conftest.py").write_text(
        "import pathlib, sys\n"
        "folder = pathlib.Path(__file__).parent\n"
        "sys.path[:0] = [str(path) for path in sorted(folder.iterdir()) if path.is_dir()]\n"
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-c",
        os.devnull,
        "--rootdir",
        str(folder),
        "-p",
        "no:cacheprovider",
    ]
    command += [
        "--json-report",
        "--json-report-file",
        str(report),
        *(f"{name}/test_{name}.py" for name in NAMES),
    ]
    subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    outcomes: Outcomes = {name: {} for name in NAMES}
    for test in json.loads(report.read_text())["tests"]:
        file, _, check = test["nodeid"].partition("::")
        outcome = test["outcome"].removeprefix("subtests ")
        if outcome != "skipped":
            outcomes[Path(file).parent.name][check] = "passed" if outcome == "passed" else "not passed"
    return outcomes


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """The outcome of every check, by case, through the boundary."""
    folder = tmp_path_factory.mktemp("graded")
    for name in NAMES:
        shutil.copytree(CASES / name, folder / "exercises" / name)
        (folder / "submission").mkdir(exist_ok=True)
        shutil.move(folder / "exercises" / name / f"{name}.py", folder / "submission")
    command = [
        sys.executable,
        "-m",
        "grader",
        "grade",
        "submission",
        "--course",
        ".",
        "--json",
        "--lang",
        "en",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    assert done.stdout, done.stderr.decode()
    outcomes: Outcomes = {}
    for topic in json.loads(done.stdout)["topics"]:
        outcomes[topic["id"]] = {
            check["id"]: "passed"
            if check["verdict"] == "passed"
            else f"{check['verdict']}: {check['message']}"
            for check in topic["checks"]
        }
    return outcomes


@pytest.mark.parametrize("name", NAMES)
def test_the_boundary_makes_no_difference(natively: Outcomes, graded: Outcomes, name: str) -> None:
    through = {check: told if told == "passed" else "not passed" for check, told in graded[name].items()}

    assert through == natively[name], {
        check: told for check, told in graded[name].items() if told != "passed"
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_case_has_something_to_say(natively: Outcomes, name: str) -> None:
    """A case passes natively, but for the tests that are there to fail."""
    wrong = {
        check
        for check, outcome in natively[name].items()
        if check.endswith("_fails") != (outcome != "passed")
    }

    assert natively[name]
    assert not wrong

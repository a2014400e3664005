"""An ordinary test file gives the same outcome natively and through the process boundary, test by test.

Each folder of `cases/` is a student's module and a test file that imports it. pytest runs all of them in one
ordinary process, the grader grades them as topics of one submission; the outcomes must agree, and where a
case lists what must not pass (its name ends in `_fails`), both must say so.
"""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.boundary.native import Outcomes, run_natively

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.name for path in CASES.iterdir() if (path / "checks.py").is_file())
SECONDS = 400
FEWEST = 60


@pytest.fixture(scope="module")
def natively(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """The outcome of every test, by case, in an ordinary run of pytest."""
    return run_natively(CASES, NAMES, tmp_path_factory.mktemp("natively"), SECONDS)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """The outcome of every check, by case, through the boundary."""
    folder = tmp_path_factory.mktemp("graded")
    submission = folder / "submission"
    submission.mkdir()
    for name in NAMES:
        topic = folder / "exercises" / name
        shutil.copytree(CASES / name, topic, ignore=shutil.ignore_patterns("__pycache__"))
        for part in (
            f"{name}.py",
            name,
            *extra_files(topic),
        ):  # a module, or a package, and what goes with it
            if (topic / part).exists():
                shutil.move(topic / part, submission)
    command = [sys.executable, "-m", "grader", "grade", "submission"]
    command += ["--course", ".", "--json", "--lang", "en"]
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


def extra_files(topic: Path) -> list[str]:
    """Return the further files that students hand in for a topic."""
    settings = topic / "exercise.toml"
    return tomllib.loads(settings.read_text())["files"] if settings.is_file() else []


@pytest.mark.parametrize("name", NAMES)
def test_the_boundary_makes_no_difference(natively: Outcomes, graded: Outcomes, name: str) -> None:
    through = {check: told if told == "passed" else "not passed" for check, told in graded[name].items()}

    assert through == natively[name], {
        check: told for check, told in graded[name].items() if told != "passed"
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_failure_is_taken_for_the_graders_own(graded: Outcomes, name: str) -> None:
    assert [check for check, told in graded[name].items() if told.startswith(("internal", "crashed"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_case_has_something_to_say(natively: Outcomes, name: str) -> None:
    """A case passes natively, but for the tests that are there to fail."""
    wrong = {
        check
        for check, outcome in natively[name].items()
        if check.partition("[")[0].endswith("_fails") != (outcome != "passed")
    }

    assert natively[name]
    assert not wrong


def test_there_are_enough_cases() -> None:
    assert len(NAMES) >= FEWEST

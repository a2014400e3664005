"""What `docs/authoring.md` shows works as it stands there."""

import json
import re
from pathlib import Path

import pytest

from tests.builders import run_grader, write

DOCUMENT = Path(__file__).parents[2] / "docs" / "authoring.md"
_FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", re.DOTALL)
SHOWN = dict(_FILE.findall(DOCUMENT.read_text(encoding="utf-8")))
TOPICS = sorted({name.split("/")[1] for name in SHOWN})


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course made of the files that the document shows."""
    root = tmp_path_factory.mktemp("course")
    for name, text in SHOWN.items():
        write(root / name, text)
    write(root / "exercises" / "course.toml", "")
    return root


@pytest.mark.parametrize("topic", TOPICS)
def test_the_reference_of_an_example_gets_full_marks(course: Path, tmp_path: Path, topic: str) -> None:
    solutions = f"solutions/{topic}/"
    for name, text in SHOWN.items():
        if name.startswith(solutions):
            file = name.removeprefix(f"{solutions}reference").lstrip("/")
            write(tmp_path / "ann" / (f"{topic}.py" if file == ".py" else file), text)

    done = run_grader(
        "grade", tmp_path / "ann", "--course", course, "--topic", topic, "--json", "--lang", "en"
    )

    checks = json.loads(done.stdout)["topics"][0]["checks"]
    assert [check["message"] for check in checks if check["verdict"] != "passed"] == []
    assert done.returncode == 0


@pytest.mark.parametrize("topic", TOPICS)
def test_an_example_is_verified(course: Path, topic: str) -> None:
    done = run_grader("verify", topic, "--course", course, "--lang", "en")

    assert f"{topic}  reference 1/1" in done.stdout


def test_every_expectation_is_shown() -> None:
    from grader.checks.expect import Expectation

    shown = SHOWN["exercises/tour/checks.py"]
    public = [name for name in vars(Expectation) if not name.startswith("_")]

    assert [
        name for name in public if f".{name}" not in shown and name not in ("observing", "on_device")
    ] == []


@pytest.mark.parametrize("name", ["student", "rng", "credit", "points", "depends", "near", "raised", "fail"])
def test_every_fixture_and_marker_is_shown(name: str) -> None:
    assert re.search(rf"\b{name}\b", SHOWN["exercises/tour/checks.py"])


def test_the_first_ten_minutes_work(tmp_path: Path) -> None:
    assert run_grader("new", "doubling", cwd=tmp_path).returncode == 0
    assert run_grader("verify", "doubling", cwd=tmp_path).returncode == 0

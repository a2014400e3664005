"""`--what-if` tells what a run would change, and changes nothing."""

import json
from pathlib import Path

import pytest

from tests.gradebook.small_class import Class


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A class of which one student has handed in worse work since it was graded, and one is new."""
    one = Class(tmp_path_factory.mktemp("class"))
    one.grade()
    one.hand_in("bob", 41, topics=("two",))
    one.hand_in("dee", 42)
    return one


def test_the_changes_are_told_and_nothing_is_written(graded: Class) -> None:
    before = graded.files()

    done = graded.run("--what-if")

    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[1] == ["bob", "two", "10", "5", "test_right:passed>failed"]
    assert "Submissions graded for the first time: 1." in done.stdout
    assert "Marks that would change: 1." in done.stdout
    assert graded.files() == before


def test_the_same_as_json(graded: Class) -> None:
    told = json.loads(graded.run("--what-if", "--json").stdout)

    assert told["new"] == ["dee"]
    assert told["changes"] == [
        {"student": "bob", "topic": "two", "old": 10.0, "new": 5.0, "checks": ["test_right:passed>failed"]}
    ]


def test_before_a_first_run_no_folder_is_made(tmp_path: Path) -> None:
    one = Class(tmp_path)

    done = one.run("--what-if")

    assert done.returncode == 0, done.stderr
    assert "No mark would change." in done.stdout
    assert not one.out.exists()


def test_it_ends_as_the_batch_would(graded: Class) -> None:
    (graded.root / "class" / "eve.zip").write_bytes(b"no zip")

    assert graded.run("--what-if").returncode == 3

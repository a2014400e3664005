"""A second batch grades what changed and nothing else; an interrupted one goes on.

The check counts its runs in a file of its own, so that it shows what was really graded again.
"""

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.builders import run_grader, write
from tests.gradebook.small_class import Class


@pytest.fixture
def graded(tmp_path: Path) -> Class:
    one = Class(tmp_path)
    assert one.grade() == ["one"] * 3 + ["two"] * 3
    return one


def test_nothing_is_graded_where_nothing_changed(graded: Class) -> None:
    before = graded.result("ann")

    assert graded.grade() == []
    assert graded.result("ann") == before
    assert not (graded.out / "changes.csv").exists()


def test_an_edited_file_is_graded_again_and_the_ledger_says_what_changed(graded: Class) -> None:
    graded.hand_in("bob", 41, topics=("two",))

    assert graded.grade() == ["two"]
    assert graded.result("bob")["score"] == 15.0
    (change,) = graded.changes()
    assert (change["student"], change["topic"], change["old"], change["new"]) == ("bob", "two", "10", "5")
    assert change["checks"] == "test_right:passed>failed"


def test_a_run_over_one_topic_forgets_no_mark_of_the_others(graded: Class) -> None:
    graded.grade("--topic", "one")
    graded.hand_in("bob", 41, topics=("two",))

    assert graded.grade() == ["two"]
    assert [(change["topic"], change["new"]) for change in graded.changes()] == [("two", "5")]


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are Linux's")
def test_a_name_that_is_no_text_is_ignored_as_ever(graded: Class) -> None:
    os.close(os.open(os.fsencode(graded.root / "class" / "bob") + b"/\xff.txt", os.O_CREAT | os.O_WRONLY))

    assert graded.run().returncode == 0
    assert graded.result("bob")["submission"]["ignored"] == ["\ufffd.txt"]


def test_a_new_student_is_graded_alone(graded: Class) -> None:
    graded.hand_in("dee", 42)

    assert graded.grade() == ["one", "two"]


def test_changed_checks_are_run_again_for_everyone(graded: Class) -> None:
    write(graded.course / "exercises" / "one" / "checks.py", graded.checks("one") + "\n# mended\n")

    assert graded.grade() == ["one"] * 3


def test_fresh_grades_everything(graded: Class) -> None:
    assert len(graded.grade("--fresh")) == 6


def test_another_seed_grades_everything(graded: Class) -> None:
    assert len(graded.grade("--seed", "7")) == 6
    assert graded.grade("--seed", "7") == []


def test_a_run_that_was_killed_goes_on(graded: Class) -> None:
    """The check kills host and session: those who were done stay done."""
    graded.hand_in("cy", 43)
    graded.stop.touch()
    graded.grade("--jobs", "1")
    graded.stop.unlink()

    assert set(graded.grade()) == {"one", "two"}
    assert graded.result("cy")["status"] == "graded"
    assert graded.grade() == []


def test_a_damaged_store_is_told_in_one_line(graded: Class) -> None:
    for path in (graded.out / ".grader").iterdir():
        path.write_bytes(b"no database, but long enough to be read as one" * 100)

    done = run_grader(
        "batch", str(graded.root / "class"), "--out", str(graded.out), "--course", str(graded.course)
    )

    assert done.returncode == 2
    assert "store.sqlite: wanted a store of this grader" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_store_of_a_later_grader_is_refused(graded: Class) -> None:
    with sqlite3.connect(graded.out / ".grader" / "store.sqlite") as database:
        database.execute("PRAGMA user_version = 99")

    done = run_grader(
        "batch", str(graded.root / "class"), "--out", str(graded.out), "--course", str(graded.course)
    )

    assert done.returncode == 2
    assert "found 99" in done.stderr


def test_every_file_of_a_topic_counts(tmp_path: Path) -> None:
    """A changed module of a package, or a changed file beside the topic's own, is graded again."""
    one = Class(tmp_path)
    write(one.course / "exercises" / "two" / "exercise.toml", 'files = ["helper.py"]')
    ann = one.root / "class" / "ann"
    (ann / "one.py").unlink()
    write(ann / "one" / "__init__.py", "from .deep import answer\n")
    write(ann / "one" / "deep.py", "def answer():\n    return 42\n")
    write(ann / "two.py", "from helper import answer\n")
    write(ann / "helper.py", "def answer():\n    return 42\n")
    assert len(one.grade()) == 6

    write(ann / "one" / "deep.py", "def answer():\n    return 41\n")
    assert one.grade() == ["one"]
    write(ann / "helper.py", "def answer():\n    return 41\n")
    assert one.grade() == ["two"]
    assert one.result("ann")["score"] == 10.0

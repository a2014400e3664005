"""A store of version 1 is brought to the present one: its seed, and the ledger beside it, are kept."""

import json
import sqlite3
from pathlib import Path

from tests.gradebook.small_class import Class

VERSION_1 = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE outcomes (key BLOB PRIMARY KEY, outcome BLOB NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('seed', '4711');
INSERT INTO outcomes VALUES (x'00', x'00');
PRAGMA user_version = 1;
"""
LEDGER_1 = (
    "\ufeffwhen,student,topic,old,new,checks\r\n"
    "2026-01-01T00:00:00.000Z,ann,one,0,5,test_right:failed>passed\r\n"
)


def graded_by_version_1(root: Path) -> Class:
    """Return a class whose output folder a grader with that store has left behind."""
    one = Class(root)
    one.grade("--seed", "4711")
    for path in (one.out / ".grader").iterdir():
        path.unlink()
    with sqlite3.connect(one.out / ".grader" / "store.sqlite") as database:
        database.executescript(VERSION_1)
    (one.out / "changes.csv").write_text(LEDGER_1, encoding="utf-8", newline="")
    return one


def test_the_class_is_run_once_more_with_the_same_seed(tmp_path: Path) -> None:
    one = graded_by_version_1(tmp_path)

    assert len(one.grade()) == 6
    assert one.result("ann")["seed"] == 4711
    assert one.grade() == []


def test_the_marks_of_before_are_known_and_the_ledger_goes_on(tmp_path: Path) -> None:
    one = graded_by_version_1(tmp_path)
    one.hand_in("bob", 41, topics=("two",))

    one.grade()

    assert [(row["student"], row["topic"], row["old"], row["new"]) for row in one.changes()] == [
        ("ann", "one", "0", "5"),
        ("bob", "two", "10", "5"),
    ]


def test_the_ledger_is_not_written_twice(tmp_path: Path) -> None:
    one = graded_by_version_1(tmp_path)
    one.hand_in("bob", 41, topics=("two",))
    one.grade()
    one.hand_in("bob", 42, topics=("two",))
    one.grade()

    assert [row["new"] for row in one.changes()] == ["5", "5", "10"]


def test_the_class_page_shows_who_changed_and_why(tmp_path: Path) -> None:
    one = Class(tmp_path)
    one.grade()
    one.hand_in("bob", 41, topics=("two",))
    told = json.loads(one.run("--json").stdout)

    page = (one.out / "index.html").read_text(encoding="utf-8")
    assert told["students"][1]["score"] == 15.0
    assert "Changed marks" in page
    assert "10 → 5" in page
    assert "Passed → Wrong answer" in page


def test_a_store_without_fingerprints_gets_them_and_nothing_is_run(tmp_path: Path) -> None:
    """Version 2 knew everything else."""
    one = Class(tmp_path)
    one.grade()
    with sqlite3.connect(one.out / ".grader" / "store.sqlite") as database:
        database.executescript("DROP TABLE prints; PRAGMA user_version = 2;")

    assert one.grade() == []
    with sqlite3.connect(one.out / ".grader" / "store.sqlite") as database:
        found = database.execute("SELECT student FROM prints ORDER BY student").fetchall()
    assert found == [("ann",), ("bob",), ("cy",)]

"""A run starts the engine for what has to be run; until then it goes by what an earlier run was told.

Whether there was an engine shows in a file of its own: the checks are collected whenever it starts.
"""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write
from tests.gradebook.small_class import Class

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="isolation is remembered on Linux")

DENIED = "landlock,seccomp"  # without these the tier is "process"


class WatchedClass(Class):
    """A class whose checks tell when they are collected."""

    @property
    def _started(self) -> Path:
        return self.root / "started"

    def checks(self, topic: str) -> str:
        return f"open({str(self._started)!r}, 'a').close()\n" + super().checks(topic)

    def started(self, *options: str, **env: str) -> bool:
        """Grade the class; return whether the engine was started for it."""
        self._started.unlink(missing_ok=True)
        self.grade(*options, **env)
        return self._started.exists()

    def told_tier(self) -> str:
        """Return what the class page says of the isolation."""
        page = (self.out / "index.html").read_text(encoding="utf-8")
        return page.partition("Isolation ")[2].partition("<")[0]

    def database(self) -> sqlite3.Connection:
        return sqlite3.connect(self.out / ".grader" / "store.sqlite")

    def remember(self, change: Callable[[dict[str, Any]], None]) -> None:
        """Change what the store remembers of the engine."""
        with self.database() as database:
            (value,) = database.execute("SELECT value FROM meta WHERE name = 'engine'").fetchone()
            told = json.loads(value)
            change(told)
            database.execute("UPDATE meta SET value = ? WHERE name = 'engine'", (json.dumps(told),))
        database.close()


@pytest.fixture
def graded(tmp_path: Path) -> WatchedClass:
    one = WatchedClass(tmp_path)
    assert one.started()
    return one


def test_no_engine_is_started_where_nothing_changed(graded: WatchedClass) -> None:
    before, tier = graded.result("ann"), graded.told_tier()

    assert not graded.started()
    assert graded.result("ann") == before
    assert graded.told_tier() == tier != ""


def test_a_run_over_one_topic_starts_none(graded: WatchedClass) -> None:
    assert not graded.started("--topic", "one")
    assert not graded.started()


def test_no_engine_is_started_for_other_points(graded: WatchedClass) -> None:
    graded.set_topic("two", "points = 4\n")

    assert not graded.started()
    assert graded.result("ann")["score"] == 14.0
    assert graded.result("ann")["isolation"]["layers"] != []


def test_a_dry_run_starts_none_either(graded: WatchedClass) -> None:
    assert not graded.started("--what-if")


@pytest.mark.parametrize("change", ["submission", "checks", "fresh", "student"])
def test_an_engine_is_started_for_what_has_to_be_run(graded: WatchedClass, change: str) -> None:
    if change == "submission":
        graded.hand_in("bob", 41, topics=("two",))
    elif change == "checks":
        write(graded.course / "exercises" / "one" / "checks.py", graded.checks("one") + "\n# mended\n")
    elif change == "student":
        graded.hand_in("dee", 43)

    assert graded.started(*(["--fresh"] if change == "fresh" else []))
    assert graded.topics_run() != []


def test_other_layers_are_asked_for_anew(graded: WatchedClass) -> None:
    assert graded.started("--allow-isolation", "process", GRADER_DENY_LAYERS=DENIED)
    assert len(graded.topics_run()) == 6
    assert graded.result("ann")["isolation"]["tier"] == "process"
    assert not graded.started("--allow-isolation", "process", GRADER_DENY_LAYERS=DENIED)


def test_too_little_isolation_is_refused_where_nothing_would_run(graded: WatchedClass) -> None:
    graded.grade("--allow-isolation", "process", GRADER_DENY_LAYERS=DENIED)

    done = graded.run(GRADER_DENY_LAYERS=DENIED)

    assert done.returncode == 3
    assert "isolation: wanted at least reduced, found process" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_was_remembered_wrongly_is_found_out_and_nothing_comes_of_it(graded: WatchedClass) -> None:
    """Under the keys of another tier nothing is known: the engine starts, and its keys are all known."""
    before = graded.result("ann")
    graded.remember(lambda told: told["started"].update(tier="reduced", layers=["landlock"]))

    assert graded.started()
    assert graded.topics_run() == []
    assert graded.result("ann") == before
    assert not (graded.out / "changes.csv").exists()
    assert not graded.started()


def test_after_a_wrong_memory_each_row_is_told_once(graded: WatchedClass) -> None:
    """A row that was told by the wrong memory, before one that needs the engine, is made anew."""
    graded.hand_in("dee", 43)
    (graded.root / "class" / "bob" / "two.py").unlink()
    write(graded.root / "class" / "eve.zip", "no zip")
    graded.remember(lambda told: told["started"].update(devices=["cpu", "cuda:0"]))

    done = graded.run("--json")

    students = [row["student"] for row in json.loads(done.stdout)["students"]]
    assert students == ["ann", "bob", "cy", "dee", "eve"]
    assert sorted(graded.topics_run()) == ["one", "two"]


def test_a_damaged_memory_is_none(graded: WatchedClass) -> None:
    graded.remember(lambda told: told.clear())

    assert graded.started()
    assert graded.topics_run() == []


def test_a_store_that_was_moved_to_another_machine_asks_its_engine(graded: WatchedClass) -> None:
    graded.remember(lambda told: told.update(depends_on="AAAA"))

    assert graded.started()
    assert graded.topics_run() == []


def test_a_course_that_was_moved_is_asked_about_anew(graded: WatchedClass) -> None:
    shutil.move(graded.course, graded.root / "moved")
    graded.course = graded.root / "moved"

    assert graded.started()
    assert graded.topics_run() == []


def test_where_the_command_is_given_does_not_matter(
    graded: WatchedClass, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[2]), str(tmp_path)]))
    monkeypatch.chdir(folder)

    assert not graded.started()

"""The bench works: what it compares comes out right. Nothing here looks at a duration."""

from pathlib import Path

import pytest

from tests.bench import __main__ as bench
from tests.bench import classes, peers
from tests.bench.figures import Figure, in_turns


def test_the_three_checks_run_in_every_form_of_ours(tmp_path: Path) -> None:
    """As a batch, by plain pytest, and in the loop of the floor."""
    course = peers.write_course(tmp_path / "course")
    submissions = classes.make_class(tmp_path, [peers.TOPIC], 2, course)

    times = in_turns(
        {
            "batch": lambda: classes.fresh(submissions, course),
            "pytest": lambda: classes.plain(submissions / "s0000", [peers.TOPIC], course),
            "floor": lambda: classes.floor(submissions, [peers.TOPIC], course),
        },
        1,
    )

    assert all(taken > 0 for taken in times.values())


def test_a_floor_whose_checks_fail_is_none(tmp_path: Path) -> None:
    """A check that ends early would make the floor too low."""
    course = peers.write_course(tmp_path / "course")
    submissions = classes.make_class(tmp_path, [peers.TOPIC], 1, course)
    for file in submissions.glob("*/*.py"):
        file.write_text("def row_sums(m):\n    return m\n")

    with pytest.raises(RuntimeError, match="3 of 3 checks"):
        classes.floor(submissions, [peers.TOPIC], course)


def test_alternatives_take_turns() -> None:
    """Noise hits all of them, and the least counts."""
    order: list[str] = []

    def measure(name: str, *taken: float) -> float:
        order.append(name)
        return taken[order.count(name) - 1]

    least = in_turns({"a": lambda: measure("a", 3.0, 1.0), "b": lambda: measure("b", 2.0, 4.0)}, 2)

    assert (order, least) == (["a", "b", "a", "b"], {"a": 1.0, "b": 2.0})


def test_the_table_is_written_below_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text stays, the last run's table goes."""
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "performance.md"
    page.write_text("# Performance\n")
    monkeypatch.setattr(bench, "ROOT", tmp_path)

    for what in ("old", "new"):
        bench.write([Figure(what, 2.0, 8.0, "other")], "2 cores")

    text = page.read_text()
    assert text.startswith("# Performance\n")
    assert "| new | 2 s | other: 8 s | 4 |" in text
    assert "old" not in text

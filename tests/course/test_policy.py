"""Attempts, deadlines and lateness in course.toml: what they come to, and what is refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.course import Course, Late, load_course
from grader.errors import InputError
from tests.builders import Exercise, write_course

DUE = datetime(2026, 12, 1, 15, 59, tzinfo=UTC)


def course(root: Path, toml: str, topic: str = "") -> Course:
    checks = "def test_a(student):\n    pass\n"
    exercises = {"one": Exercise(checks=checks, toml=topic), "two": Exercise(checks=checks)}
    return load_course(write_course(root, exercises, toml))


def test_without_settings_there_is_no_policy(tmp_path: Path) -> None:
    loaded = course(tmp_path, "")

    assert (loaded.attempts, loaded.late, loaded.topic("one").deadline) == (None, Late(), None)


def test_settings_are_read(tmp_path: Path) -> None:
    loaded = course(
        tmp_path,
        '[attempts]\ncounts = "best"\n[deadline]\nat = 2026-12-01T23:59:00+08:00\n'
        '[late]\ngrace = "2h"\nper_day = 10\ncap = 50\n',
    )

    assert loaded.attempts == "best"
    assert loaded.late == Late(grace=timedelta(hours=2), per_day=10, cap=50)
    assert [topic.deadline for topic in loaded.topics] == [DUE, DUE]


def test_the_nearest_deadline_holds(tmp_path: Path) -> None:
    loaded = course(
        tmp_path,
        "[deadline]\nat = 2026-12-01T23:59:00+08:00\n"
        '[[parts]]\ntitle = "p"\ntopics = ["one", "two"]\ndeadline = 2026-12-02T23:59:00+08:00\n',
        "deadline = 2026-12-03T23:59:00+08:00\n",
    )

    assert [topic.deadline for topic in loaded.topics] == [DUE + timedelta(days=2), DUE + timedelta(days=1)]


@pytest.mark.parametrize(
    ("late", "days", "penalty"),
    [
        (timedelta(0), 0, 0.0),
        (timedelta(minutes=15), 0, 0.0),
        (timedelta(minutes=15, seconds=1), 1, 0.1),
        (timedelta(days=1), 1, 0.1),
        (timedelta(days=1, seconds=1), 2, 0.2),
        (timedelta(days=90), 90, 0.5),
    ],
)
def test_days_that_have_begun_count_up_to_the_cap(late: timedelta, days: int, penalty: float) -> None:
    policy = Late(grace=timedelta(minutes=15), per_day=10, cap=50)

    assert policy.days(DUE, DUE + late) == days
    assert policy.penalty(days) == penalty


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[deadline]\nat = 2026-12-01T23:59:00\n", "with its offset, such as 2026-12-01T23:59:00+08:00"),
        ("[deadline]\nat = 2026-12-01\n", "for `deadline.at`, found 2026-12-01"),
        ('[deadline]\nat = "soon"\n', "for `deadline.at`, found 'soon'"),
        ("[deadline]\nby = 1\n", "`deadline`, found 'by'"),
        ('[attempts]\ncounts = "first"\n', "wanted one of best, last for `attempts.counts`, found 'first'"),
        ('[late]\ngrace = "a while"\n', 'wanted a time such as "15m", "2h" or "1d" for `late.grace`'),
        ("[late]\nper_day = 101\n", "for `late.per_day`, found 101"),
        ("[late]\nper_week = 10\n", "only known keys in `late`, found 'per_week'"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(tmp_path: Path, toml: str, says: str) -> None:
    with pytest.raises(InputError, match=r"course\.toml") as caught:
        course(tmp_path, toml)

    assert says in str(caught.value)
    assert "\n" not in str(caught.value)

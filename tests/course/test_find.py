"""The course is the nearest one, from where one stands upwards."""

from pathlib import Path

import pytest

from grader.course import find_course
from grader.errors import InputError


def test_the_nearest_course_upwards_is_found(tmp_path: Path) -> None:
    for root in (tmp_path, tmp_path / "inner"):
        (root / "exercises").mkdir(parents=True)
        (root / "exercises" / "course.toml").touch()
    deep = tmp_path / "inner" / "exercises" / "dim_sums"
    deep.mkdir()

    assert find_course(deep) == (tmp_path / "inner").resolve()
    assert find_course(tmp_path) == tmp_path.resolve()


def test_exercises_without_course_toml_are_passed_by(tmp_path: Path) -> None:
    (tmp_path / "exercises").mkdir()
    with pytest.raises(InputError, match="--course"):
        find_course(tmp_path)

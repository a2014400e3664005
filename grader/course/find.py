"""Find the course that a folder lies in."""

from pathlib import Path

from grader.errors import InputError


def find_course(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that holds exercises/course.toml."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / "exercises" / "course.toml").is_file():
            return folder
    raise InputError(here, "a course (exercises/course.toml) here or above; or give --course DIR")

"""Options that several commands share, and what they come to."""

import locale
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from grader.course import Course, find_course, load_course
from grader.errors import InputError
from grader.results import TIERS, Language

_Command = TypeVar("_Command", bound=Callable[..., Any])


def course_options(command: _Command) -> _Command:
    """Add --course and --lang."""
    command = click.option(
        "--lang", type=click.Choice(["zh", "en"]), help="Language (default: from the locale, else zh)."
    )(command)
    return click.option(
        "--course",
        "course_dir",
        type=click.Path(path_type=Path),
        help="Folder that holds exercises/ (default: the nearest one upwards).",
    )(command)


def grading_options(command: _Command) -> _Command:
    """Add what the grading commands share."""
    for option in reversed(_GRADING):
        command = option(command)
    return course_options(command)


_GRADING = (
    click.option("--topic", "topics", multiple=True, help="Grade this topic only (repeatable)."),
    click.option(
        "--seed", type=click.IntRange(min=0), help="Seed of the random inputs (default: a new one)."
    ),
    click.option("--timeout", type=click.FloatRange(min=0, min_open=True), help="Seconds for one call."),
    click.option("--memory", type=click.IntRange(min=16), help="MB that a submission may use."),
    click.option(
        "--allow-isolation",
        type=click.Choice(TIERS),
        default="reduced",
        show_default=True,
        help="The lowest isolation tier to grade at.",
    ),
    click.option("--json", "as_json", is_flag=True, help="Write the result to stdout, and nothing else."),
)


def open_course(course_dir: Path | None) -> Course:
    """Return the course of --course, or the nearest one upwards."""
    if course_dir is None:
        return load_course(find_course(Path.cwd()))
    if not (course_dir / "exercises").is_dir():
        raise InputError(course_dir, "a folder that holds exercises/", "none")
    return load_course(course_dir.resolve())


def language_of(lang: str | None) -> Language:
    """Return --lang, or the locale's language, or zh."""
    if lang is not None:
        return cast("Language", lang)
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    # Python takes the locale "C" for English: it is asked only where no variable says anything
    found = next(filter(None, named), None) or locale.getlocale()[0] or ""
    return "en" if found.lower().startswith("en") else "zh"


def cores() -> int:
    """Return how many cores this process may use: so many sessions run at a time, unless --jobs says."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""What the student's commands share: the work folder, the topics that are meant, the console."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from grader.batch.grading import Options
from grader.course import Course, Topic
from grader.errors import InputError
from grader.kit.checking import Checker
from grader.kit.work import SUFFIXES, WorkFolder
from grader.results import Language
from grader.submission.layout import INIT as INIT_FILE

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_Command = TypeVar("_Command", bound=Callable[..., Any])
WORK = "work"


def work_option(command: _Command) -> _Command:
    """Add --work."""
    return click.option(
        "--work",
        type=click.Path(path_type=Path),
        help="Folder with your files (default: work, beside exercises/).",
    )(command)


def work_folder(work: Path | None, course: Course, course_dir: Path | None) -> WorkFolder:
    """Return the folder of --work; else `work` beside exercises/, or here with --course."""
    if work is not None:
        return WorkFolder(work)
    return WorkFolder(Path.cwd() / WORK if course_dir is not None else course.root / WORK)


def chosen_topics(course: Course, names: Iterable[str]) -> list[Topic]:
    """Return the topics of these names or files (`work/sums.py`), in the course's order; all for none."""
    wanted = {course.topic(_topic_id(name)).id for name in names}
    return [topic for topic in course.topics if topic.id in wanted or not wanted]


def open_checker(course: Course, options: Options, context: click.Context) -> Checker:
    """Return warm processes for the course's checks.

    Samples run at any isolation, unless --allow-isolation asks for more; hidden checks never below what it
    says or is by default.
    """
    source = context.get_parameter_source("allow_isolation")
    hidden_tier = options.allow_isolation
    if source is ParameterSource.DEFAULT:
        options = replace(options, allow_isolation="process")
    return Checker(course, options, hidden_tier)


def console() -> "Console":
    """Return the console of the standard output: colours only where the terminal has them."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def print_lines(console: "Console", lines: Sequence["Text"]) -> None:
    """Print lines that fit already, as they are."""
    for line in lines:
        print_line(console, line)


def print_line(console: "Console", line: "Text", end: str = "\n") -> None:
    """Print a line that fits already, as it is."""
    console.print(line, end=end, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _topic_id(name: str) -> str:
    path = Path(name)
    if path.name == INIT_FILE:
        return path.parent.name
    return path.stem if path.suffix in SUFFIXES else path.name


def current_topic(course: Course, folder: WorkFolder) -> Topic:
    """Return the topic that was checked last, else the first that is not done; InputError without topics."""
    if not course.topics:
        raise InputError(course.root, "a course with topics", "none")
    progress = folder.progress
    if progress.current in course.topic_ids:
        return course.topic(str(progress.current))
    return next((topic for topic in course.topics if not progress.of(topic.id).done), course.topics[0])


def prompt_of(topic: Topic, language: Language) -> str:
    """Return where the topic's prompt is, in the language or the one it has; else its title."""
    path = topic.prompts.get(language) or next(iter(topic.prompts.values()), None)
    return shown_path(path) if path is not None else topic.titles.in_language(language)


def shown_path(path: Path) -> str:
    """Return the path from here, if it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)

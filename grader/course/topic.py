"""Load one topic: its folder, its `exercise.toml` and its solutions."""

from datetime import datetime
from pathlib import Path

from grader.course.model import Limits, Mistake, Solutions, Topic
from grader.course.names import require_files, require_identifier
from grader.course.tables import (
    DefaultsTable,
    ExerciseTable,
    MistakeTable,
    as_text,
    convert_table,
    read_table,
)
from grader.results import Language, Text

DEFAULT_POINTS = 10.0

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def load_topic(root: Path, topic: str, defaults: DefaultsTable, deadline: datetime | None = None) -> Topic:
    """Read the topic of that id in the course at `root`; raises InputError for a broken table.

    `defaults` and `deadline` are what the course says where exercise.toml does not.
    """
    folder = root / "exercises" / topic
    file = folder / "exercise.toml"
    table = read_table(file, ExerciseTable)
    points = table.points if table.points is not None else defaults.points
    prompts = {language: folder / f"prompt.{language}.md" for language in LANGUAGES}
    return Topic(
        id=topic,
        titles=as_text(table.title) if table.title is not None else Text(zh=topic, en=topic),
        points=DEFAULT_POINTS if points is None else points,
        points_declared=points is not None,
        functions=tuple(require_identifier(name, file, "a function") for name in table.functions),
        files=require_files(table.files, file),
        builds_on=table.builds_on,
        mistakes={name: _mistake(name, value, file) for name, value in table.mistakes.items()},
        limits=_limits(table, defaults),
        feedback=table.feedback or defaults.feedback,
        folder=folder,
        checks=folder / "checks.py",
        prompts={language: prompt for language, prompt in prompts.items() if prompt.is_file()},
        stub=_if_there(folder / "stub.py"),
        samples=_if_there(folder / "samples.py"),
        solutions=_solutions(root / "solutions" / topic),
        simulate=table.simulate or "",
        deadline=table.deadline or deadline,
    )


def _mistake(name: str, value: object, file: Path) -> Mistake:
    require_identifier(name, file, "a mistake")
    table = convert_table(value, MistakeTable, file, f"mistakes.{name}")
    hint = as_text(table.hint) if table.hint is not None else None
    return Mistake(message=as_text(table.message), hint=hint)


def _limits(table: ExerciseTable, defaults: DefaultsTable) -> Limits:
    fallback = Limits()
    return Limits(
        timeout=table.timeout or defaults.timeout or fallback.timeout,
        memory=table.memory or defaults.memory or fallback.memory,
    )


def _solutions(folder: Path) -> Solutions:
    return Solutions(
        folder=folder,
        reference=_if_there(folder / "reference.py") or _folder_if_there(folder / "reference"),
        right=_solutions_in(folder / "right"),
        wrong=_solutions_in(folder / "wrong"),
    )


def _solutions_in(folder: Path) -> tuple[Path, ...]:
    """Return the solutions in a folder: Python files, and folders of some, by name."""
    if not folder.is_dir():
        return ()
    found = (path for path in folder.iterdir() if path.suffix == ".py" or any(path.glob("**/*.py")))
    return tuple(sorted(path for path in found if path.name[0] not in "._"))


def _folder_if_there(folder: Path) -> Path | None:
    return folder if folder.is_dir() else None


def _if_there(file: Path) -> Path | None:
    return file if file.is_file() else None

"""Write the files of a new topic into a course, and never over what is there."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from grader.course.names import require_topic_id
from grader.errors import InputError

COURSE = """\
# Settings of the course; all may stay away.
# topics = ["first", "second"]   # the order; topics that it does not list follow by name

[title]
zh = "新课程"
en = "New course"
"""


def new_course(root: Path) -> Path:
    """Make an empty course at `root`; return its course.toml."""
    file = root / "exercises" / "course.toml"
    _write(file, COURSE)
    return file


def write_topic(root: Path, topic: str, files: Mapping[str, str]) -> Iterator[Path]:
    """Write a topic's files, named from its folders ("exercises/checks.py"), and yield their paths.

    Raises InputError where the topic is there already, or its name is none that Python can import.
    """
    require_topic_id(topic, root / "exercises" / topic)
    folders = {place: root / place / topic for place in ("exercises", "solutions")}
    for folder in folders.values():
        if folder.exists():
            raise InputError(folder, "a new topic", "one of that name")
    for name, text in files.items():
        place, _, rest = name.partition("/")
        yield _write(folders[place] / rest, text)


def _write(file: Path, text: str) -> Path:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(file, "a file that can be written", error.strerror or str(error)) from error
    return file

"""`grader new`: a topic that verifies at once, or one around a test file that exists."""

from pathlib import Path

import click

from grader.authoring import existing_topic, fresh_topic, new_course, write_topic
from grader.cli.options import course_options, language_of
from grader.course import find_course
from grader.errors import InputError
from grader.results import Text
from reports.sanitise import plain

_FILE = click.Path(path_type=Path)
_NEXT = Text(zh="接下来：grader verify {topic}", en="next: grader verify {topic}")
_NO_REFERENCE = Text(
    zh="还缺 solutions/{topic}/reference.py：得满分的解答",
    en="still to come: solutions/{topic}/reference.py, a solution that gets full marks",
)


@click.command("new")
@click.argument("topic")
@click.option("--from", "test_file", type=_FILE, help="An existing test file: it becomes the checks.")
@click.option("--solution", type=_FILE, help="With --from: the solution, which the stub is made of.")
@course_options
def command(
    topic: str, test_file: Path | None, solution: Path | None, course_dir: Path | None, lang: str | None
) -> None:
    """Make the topic TOPIC, to be edited; in a folder without a course, make that as well."""
    if solution is not None and test_file is None:
        raise InputError("--solution", "--from with it", "none")
    language = language_of(lang)
    files = fresh_topic(topic) if test_file is None else existing_topic(topic, test_file, solution)
    root = _root(course_dir)
    for path in write_topic(root, topic, files):
        click.echo(plain(str(path.relative_to(root))))
    if not (root / "exercises" / "course.toml").exists():
        click.echo(plain(str(new_course(root).relative_to(root))))
    if "solutions/reference.py" not in files:
        click.echo(_NO_REFERENCE.in_language(language).format(topic=topic))
    click.echo(_NEXT.in_language(language).format(topic=topic))


def _root(course_dir: Path | None) -> Path:
    if course_dir is not None:
        return course_dir.resolve()
    try:
        return find_course(Path.cwd())
    except InputError:  # this folder becomes one
        return Path.cwd()

"""`grader submit`: the zip that a student hands in."""

import sys
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill

import click

from grader.cli.columns import width
from grader.cli.options import course_options, language_of, open_course
from grader.cli.student import work_folder, work_option
from grader.errors import InputError
from grader.kit.pack import pack
from grader.kit.write import write_zip
from grader.results import Language, Text
from grader.submission import safe_id
from reports.sanitise import plain

_PACKED = Text(zh="{path}：{count}/{total} 个练习", en="{path}: {count} of {total} topics")
_MIND = Text(zh="交之前看一看：", en="Before you hand it in:")
_NOTE = Text(zh="  {topics}：{text}", en="  {topics}: {text}")
_NOTE_OF_MANY = Text(zh="  {text}：", en="  {text}:")
_ASK = Text(zh="你的名字或学号", en="Your name or student number")


@click.command("submit")
@click.option("--student", help="Your name or number: the zip is called so.")
@click.option("--out", type=click.Path(path_type=Path), help="The zip, or a folder for it (default: here).")
@work_option
@course_options
def command(
    student: str | None, out: Path | None, work: Path | None, course_dir: Path | None, lang: str | None
) -> None:
    """Pack your files to hand them in, and tell what is missing or cannot run."""
    course, language = open_course(course_dir), language_of(lang)
    packed = pack(work_folder(work, course, course_dir), course)
    if not packed.files:
        raise InputError(course.root, "a topic's file to hand in (`grader start` makes them)", "none")
    path = _place(student, out, _ASK.in_language(language))
    write_zip(path, packed.files)
    said = _PACKED.in_language(language).format(path=path, count=packed.topics, total=len(course.topics))
    click.echo(plain(said))
    if packed.notes:
        click.echo(_MIND.in_language(language))
    for text in dict.fromkeys(note.text for note in packed.notes):
        topics = ", ".join(note.topic.id for note in packed.notes if note.text == text)
        _tell(topics, text.in_language(language), language)


def _tell(topics: str, text: str, language: Language) -> None:
    """Say something about topics: in one line where it fits, else with the topics below it."""
    columns = get_terminal_size().columns
    line = plain(_NOTE.in_language(language).format(topics=topics, text=text))
    if width(line) > columns:
        below = fill(plain(topics), columns, initial_indent="    ", subsequent_indent="    ")
        line = plain(_NOTE_OF_MANY.in_language(language).format(text=text)) + "\n" + below
    click.echo(line)


def _place(student: str | None, out: Path | None, question: str) -> Path:
    """Return where the zip goes; a person at a terminal is asked for the name that is missing."""
    if out is not None and not out.is_dir():
        if out.suffix.lower() != ".zip":
            raise InputError(out, "a file named .zip, or a folder", repr(out.name))
        return out
    name = student if student is not None else _asked(question)
    if not name.strip():
        raise InputError("--student", "a name", repr(name))
    return (out or Path()) / f"{safe_id(name)}.zip"


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise click.UsageError("wanted --student NAME or --out FILE, found neither")
    return str(click.prompt(question))

"""`grader list`: the topics of the course."""

import unicodedata
from pathlib import Path

import click

from grader.cli.options import course_options, language_of, open_course
from reports.figures import score_text
from reports.sanitise import plain


@click.command("list")
@course_options
def command(course_dir: Path | None, lang: str | None) -> None:
    """List the topics, with titles and points."""
    course, language = open_course(course_dir), language_of(lang)
    rows = [
        (topic.id, plain(topic.titles.in_language(language)), score_text(topic.points))
        for topic in course.topics
    ]
    widths = [max((width(row[column]) for row in rows), default=0) for column in (0, 1)]
    for identity, title, points in rows:
        padding = [" " * (wide - width(text)) for wide, text in zip(widths, (identity, title), strict=True)]
        click.echo(f"{identity}{padding[0]}  {title}{padding[1]}  {points}")


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)

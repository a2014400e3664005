"""`grader list`: the topics of the course."""

from pathlib import Path

import click

from grader.cli.columns import padded, widest
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
    widths = [widest(row[column] for row in rows) for column in (0, 1)]
    for identity, title, points in rows:
        click.echo(f"{padded(identity, widths[0])}  {padded(title, widths[1])}  {points}")

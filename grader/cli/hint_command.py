"""`grader hint`: the next of a topic's hints."""

from pathlib import Path

import click

from grader.cli.hint_lines import hint_lines
from grader.cli.options import course_options, language_of, open_course
from grader.cli.student import chosen_topics, console, current_topic, prompt_of, work_folder, work_option
from grader.kit.hints import give_hint


@click.command("hint")
@click.argument("name", metavar="[TOPIC]", required=False)
@work_option
@course_options
def command(name: str | None, work: Path | None, course_dir: Path | None, lang: str | None) -> None:
    """Give one more hint for TOPIC (default: the one you checked last), from gentle to nearly there."""
    course, language = open_course(course_dir), language_of(lang)
    folder = work_folder(work, course, course_dir)
    topic = chosen_topics(course, [name])[0] if name else current_topic(course, folder)
    hints = give_hint(topic, folder.progress)
    screen = console()
    screen.print(topic.titles.in_language(language), style="bold")
    for line in hint_lines(hints, topic.id, prompt_of(topic, language), language):
        screen.print(line)

"""`grader watch`: the checks of one topic at every save."""

import signal
import sys
from pathlib import Path
from types import FrameType

import click

from grader.batch.grading import Options
from grader.batch.platform import demand_platform
from grader.cli.options import grading_options, language_of, open_course
from grader.cli.student import chosen_topics, current_topic, open_checker, work_folder, work_option
from grader.errors import InputError


@click.command("watch")
@click.argument("name", metavar="[TOPIC]", required=False)
@work_option
@grading_options
def command(
    name: str | None,
    work: Path | None,
    topics: tuple[str, ...],
    course_dir: Path | None,
    lang: str | None,
    as_json: bool,
    **settings: object,
) -> None:
    """Check TOPIC at every save, and go on from topic to topic (keys: n h l r o q)."""
    if as_json or len(topics) > 1:
        raise click.UsageError("wanted one topic and no --json for a watch")
    demand_platform()
    from grader.cli.watch.loop import Watch
    from grader.cli.watch.state import State

    course, language = open_course(course_dir), language_of(lang)
    folder = work_folder(work, course, course_dir)
    names = [name] if name else topics
    topic = chosen_topics(course, names)[0] if names else current_topic(course, folder)
    if folder.path.exists() and not folder.path.is_dir():
        raise InputError(folder.path, "a folder for your files", "a file")
    folder.start(topic)
    folder.path.mkdir(parents=True, exist_ok=True)
    options = Options(language=language, **settings)  # type: ignore[arg-type]
    context = click.get_current_context()
    signal.signal(signal.SIGTERM, _end)
    watch = Watch(State(course, folder, language, topic), lambda: open_checker(course, options, context))
    try:
        watch.run()
    except KeyboardInterrupt:
        return  # Ctrl-C is a way to leave


def _end(number: int, frame: FrameType | None) -> None:
    """Leave by way of every `finally`: the terminal is given back, and the processes end."""
    sys.exit(128 + number)

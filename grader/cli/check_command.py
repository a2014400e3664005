"""`grader check`: the sample checks on the student's own files, and a report in the terminal."""

from pathlib import Path

import click

from grader.batch.grading import Options
from grader.cli.options import grading_options, language_of, open_course
from grader.cli.student import (
    chosen_topics,
    console,
    open_checker,
    print_lines,
    shown_path,
    work_folder,
    work_option,
)
from grader.results import Text
from grader.results.json import to_json
from grader.results.scores import exit_code
from reports.sanitise import plain

_REPORT = Text(zh="完整报告：{path}", en="The full report: {path}")


@click.command("check")
@click.argument("names", metavar="[TOPIC]...", nargs=-1)
@work_option
@grading_options
def command(
    names: tuple[str, ...],
    work: Path | None,
    topics: tuple[str, ...],
    course_dir: Path | None,
    lang: str | None,
    as_json: bool,
    **settings: object,
) -> int:
    """Check your files by the samples, at the best isolation there is; hidden checks run where they are."""
    course, language = open_course(course_dir), language_of(lang)
    chosen = tuple(topic.id for topic in chosen_topics(course, [*names, *topics]))
    folder = work_folder(work, course, course_dir)
    options = Options(topics=chosen, language=language, **settings)  # type: ignore[arg-type]
    checked = {name: folder.fingerprint(course.topic(name)) for name in chosen}
    submission = folder.read(course, chosen)
    checker = open_checker(course, options, click.get_current_context())
    try:
        result = checker.check(submission)
    finally:
        checker.close()
    folder.progress.note_check(result, checked)
    if as_json:
        click.echo(to_json(result))
        return exit_code(result)
    from reports import student_report
    from reports.terminal import terminal_report

    screen = console()
    print_lines(screen, terminal_report(result, language, screen.width))
    page = folder.write_report(student_report(result, language))
    screen.print()
    screen.print(plain(_REPORT.in_language(language).format(path=shown_path(page))), style="dim")
    return exit_code(result)

"""`grader grade`: one submission, one result, two pages."""

from pathlib import Path

import click

from grader.batch.grading import Grading, Options, demand_folder, now
from grader.cli.options import grading_options, language_of, open_course
from grader.cli.summary import summary_lines
from grader.errors import InternalError
from grader.gradebook.pages import REPORT, write_pages
from grader.results import SubmissionResult
from grader.results.json import to_json
from grader.results.scores import exit_code
from grader.submission import read_submission


@click.command("grade")
@click.argument("submission", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="Folder for result.json, report.html, review.html."
)
@grading_options
def command(
    submission: Path,
    out: Path | None,
    course_dir: Path | None,
    lang: str | None,
    as_json: bool,
    **settings: object,
) -> int:
    """Grade one submission: a folder, a <topic>.py file or a zip."""
    if out is None and not as_json:
        raise click.UsageError("wanted --out DIR or --json, found neither")
    course, language = open_course(course_dir), language_of(lang)
    options = Options(language=language, **settings)  # type: ignore[arg-type]
    read = read_submission(submission, course.topic_ids, extra=course.extra_files)
    if out is not None:
        demand_folder(out)
    started = now()
    grading = Grading(course, options, hidden=[submission, *([out] if out else [])], only=read)
    try:
        finished = next(grading.engine.grade([grading.job(read)]))
    finally:
        grading.close()
    if finished.graded is None:
        raise InternalError(f"{read.student}: not graded, {finished.reason}")
    result = grading.result(read, finished, started)
    if out is not None:
        write_pages(out, result, grading.review(read, finished, submission))
    _tell(result, out, as_json)
    return exit_code(result)


def _tell(result: SubmissionResult, out: Path | None, as_json: bool) -> None:
    if as_json:
        click.echo(to_json(result))
        return
    for line in summary_lines(result):
        click.echo(line)
    if out is not None:
        click.echo(str(out / REPORT))

"""`grader ci`: what a pull request changed, graded with the checks of its base."""

from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import click

from grader.batch.grading import Options
from grader.cli.batch_command import rows_json
from grader.cli.ci_run import PullRun, Question
from grader.cli.ci_service import Service
from grader.cli.options import cores, grading_options, language_of
from grader.errors import InputError
from grader.pull_request import Repository

SUBMISSIONS = "submissions"


@click.command("ci")
@click.option(
    "--base", required=True, metavar="REF", help="What the change is compared with; its checks count."
)
@click.option("--head", default="HEAD", show_default=True, metavar="REF", help="The change.")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for index.html and the rest."
)
@click.option(
    "--layout",
    type=click.Choice(["submissions", "repository"]),
    default="submissions",
    show_default=True,
    help="A folder a student, or a repository a student.",
)
@click.option("--folder", help="Folder of the students' folders (default: submissions), or of the files.")
@click.option(
    "--student", metavar="NAME", help="Grade this student's folder only; name a repository's student."
)
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help="CSV with the columns login and student: --student is a login then.",
)
@click.option("--always-zero", is_flag=True, help="Exit with 0 whatever the marks.")
@click.option("--jobs", type=click.IntRange(min=1), help="Submissions at a time (default: one a core).")
@grading_options
def command(
    base: str,
    head: str,
    out: Path,
    layout: str,
    folder: str | None,
    student: str | None,
    roster: Path | None,
    always_zero: bool,
    jobs: int | None,
    course_dir: Path | None,
    lang: str | None,
    as_json: bool,
    **settings: object,
) -> int:
    """Grade what HEAD changed against REF under submissions/<student>/."""
    if roster is not None and student is None:
        raise click.UsageError("wanted --student LOGIN with --roster, found none")
    service = Service(quiet=as_json)
    options = Options(language=language_of(lang), jobs=jobs or cores(), **settings)  # type: ignore[arg-type]
    question = Question(
        base=base,
        head=head,
        layout="repository" if layout == "repository" else "submissions",
        folder=_folder(folder, SUBMISSIONS if layout == "submissions" else ""),
        student=student,
        roster=roster,
        course=course_dir,
    )
    with TemporaryDirectory(prefix="grader-ci-") as desk, Repository(Path.cwd()) as repository:
        run = PullRun(repository, question, options, out, Path(desk), service)
        with service.logging():
            run.grade()
        service.annotate(run.annotations)
    if as_json:
        click.echo(rows_json(run.done))
    return 0 if always_zero and run.exit_code == 1 else run.exit_code


def _folder(given: str | None, default: str) -> str:
    path = PurePosixPath(given if given is not None else default)
    if path.is_absolute() or ".." in path.parts:
        raise InputError(f"--folder {given}", "a path inside the repository", "one that leaves it")
    return "" if path == PurePosixPath() else str(path)

"""`grader export`: results in the forms that other systems take."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal, cast

import click

from grader.authoring.gradescope import write_autograder
from grader.cli.options import course_options, language_of
from grader.cli.results_folder import ResultsFolder, find_results
from grader.course import load_course
from grader.errors import InputError
from grader.results import Language, SubmissionResult, Text
from grader.results.files import whole_file, write_bytes
from grader.submission import safe_id
from grader.submission.ids import unique_id
from reports.classroom import ClassRow
from reports.export import FORMATS, Filled, Format, Gradebook, classroom50
from reports.figures import score_text
from reports.sanitise import plain

GRADEBOOKS = ("canvas", "moodle")
# What Classroom 50's runner tells an autograder, by the fields of the result that it goes into.
_RUNNER = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "owner": "USERNAME",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
    "review": "REVIEW_URL",
}
_WRITTEN = Text(zh="“{column}”：写入 {written} 人", en="“{column}”: written {written}")
_UNCHANGED = Text(zh="没有对应结果、保持原样的行 {count}", en="rows without a result, unchanged {count}")
_SCALED = Text(zh="已按该列满分 {most} 换算", en="scaled to the column’s maximum of {most}")
_PROBLEMS = Text(zh="没有写入（{count}）：", en="not written ({count}):")
_LEFT_OUT = Text(zh="没能评分，未导出", en="could not be graded, not exported")


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Choice([*FORMATS, *GRADEBOOKS]), required=True, help="The form.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="A file, or a folder where there is one file a student.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    help="canvas, moodle: your own exported file, to be filled.",
)
@click.option("--column", help="canvas, moodle: the column to fill (default: the assignment's, if one).")
@course_options
def command(
    folder: Path,
    target: str,
    out: Path,
    template: Path | None,
    column: str | None,
    course_dir: Path | None,
    lang: str | None,
) -> int:
    """Write the results in DIR, of a batch or of one submission, for other systems.

    With --to gradescope DIR may be a course as well: then PATH becomes the autograder to upload, a zip.
    """
    language = language_of(lang)
    _demand_fitting(target, template, column)
    if target == "gradescope" and (folder / "exercises").is_dir():
        _demand_file(out)
        write_autograder(load_course(folder.resolve()), out, language)
    else:
        found = find_results(folder)
        if target in GRADEBOOKS:
            _fill(found, target, cast("Path", template), column, out, language)
        else:
            _write(found, _format(target, found), target, out, language)
        _tell([f"{student}: {_LEFT_OUT.in_language(language)}" for student in found.left_out])
    click.echo(str(out))
    return 0


def _demand_fitting(target: str, template: Path | None, column: str | None) -> None:
    if target in GRADEBOOKS and template is None:
        raise click.UsageError(f"wanted --template FILE with --to {target}, found none")
    for name, value in (("--template", template), ("--column", column)):
        if target not in GRADEBOOKS and value is not None:
            raise click.UsageError(f"wanted {name} only with --to canvas or moodle, found --to {target}")


def _demand_file(out: Path) -> None:
    if out.is_dir():
        raise InputError(out, "a file", "a folder")


def _format(target: str, found: ResultsFolder) -> Format:
    """Return the form; one submission inside Classroom 50's runner gets the names that the runner gives."""
    form = FORMATS[target]
    if target != "classroom50" or found.of_batch or not os.environ.get("SUBMISSION_TAG"):
        return form
    identity = {field: os.environ[name] for field, name in _RUNNER.items() if os.environ.get(name)}
    return replace(form, part=partial(classroom50, identity=identity))


def _write(found: ResultsFolder, form: Format, target: str, out: Path, language: Language) -> None:
    if _wants_folder(found, form, out):
        if not form.apart:
            raise InputError(out, f"a file for --to {target}", "a folder")
        taken: set[str] = set()
        for result in found.results():
            name = unique_id(result.student, taken) + form.suffix
            _write_file(out / name, form, [result], language)
        return
    if not form.together and len(found.paths) > 1:
        raise InputError(out, f"a folder for --to {target}: one file a student", "a file")
    _write_file(out, form, found.results(), language)


def _wants_folder(found: ResultsFolder, form: Format, out: Path) -> bool:
    """Return whether PATH is, or is to be, a folder: what is not there yet is one without a suffix."""
    if out.exists():
        return out.is_dir()
    return found.of_batch and form.apart and not out.suffix


def _write_file(out: Path, form: Format, results: Iterable[SubmissionResult], language: Language) -> None:
    try:
        with whole_file(out) as file:
            for text in _texts(form, results, language):
                file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise InputError(out, "a file that can be written", error.strerror) from error


def _texts(form: Format, results: Iterable[SubmissionResult], language: Language) -> Iterator[str]:
    between = form.head
    for result in results:
        yield between + form.part(result, language)
        between = form.between
    yield form.tail


def _fill(
    found: ResultsFolder, target: str, template: Path, column: str | None, out: Path, language: Language
) -> None:
    _demand_file(out)
    try:
        content = template.read_bytes()
    except OSError as error:
        raise InputError(template, "a file exported from Canvas or Moodle", error.strerror) from error
    gradebook = Gradebook(content, template, cast("Literal['canvas', 'moodle']", target))
    rows: list[ClassRow] = []
    titles: set[str] = set()
    for result in found.results():
        rows.append(ClassRow.from_result(result, ""))
        titles |= {result.course.zh, result.course.en}
    filled = gradebook.fill(rows, titles, column, safe_id)
    try:
        write_bytes(out, filled.content)
    except OSError as error:
        raise InputError(out, "a file that can be written", error.strerror) from error
    _tell(_summary(filled, language))


def _summary(filled: Filled, language: Language) -> Iterator[str]:
    said = [
        _WRITTEN.in_language(language).format(column=filled.column, written=filled.written),
        _UNCHANGED.in_language(language).format(count=filled.unchanged),
    ]
    if filled.scaled is not None:
        said.append(_SCALED.in_language(language).format(most=score_text(filled.scaled)))
    yield ("；" if language == "zh" else "; ").join(said)
    if filled.problems:
        yield _PROBLEMS.in_language(language).format(count=len(filled.problems))
    for student, reason in filled.problems.items():
        yield f"  {student}: {reason.in_language(language)}"


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        indent = "  " if line.startswith("  ") else ""
        click.echo(indent + plain(line.strip()), err=True)

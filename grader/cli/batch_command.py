"""`grader batch`: a class, graded in parallel, with a page that shows it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from grader.batch.grading import Grading, Options, new_seed
from grader.cli.cluster_options import cluster_options, engine_maker
from grader.cli.options import cores, grading_options, language_of, open_course
from grader.cli.progress import Progress
from grader.cli.what_if import what_if_json, what_if_lines
from grader.errors import InputError
from grader.gradebook.class_files import PAGE, write_class
from grader.gradebook.extensions import Extensions, read_extensions
from grader.gradebook.folder import copied, opened
from grader.gradebook.remembered import Remembered
from grader.gradebook.run import ClassRun
from grader.gradebook.store import Store
from grader.submission import Candidate, find_submissions
from reports import ClassRow
from reports.sanitise import plain


@click.command("batch")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for index.html and the rest."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Submissions at a time (default: one a core).")
@click.option("--fresh", is_flag=True, help="Grade everything anew, whatever is known from earlier runs.")
@click.option("--what-if", is_flag=True, help="Tell which marks would change, and change nothing.")
@click.option(
    "--extensions",
    "extensions_file",
    type=click.Path(path_type=Path),
    help="CSV of students with more time: student,topic,until (no topic: all of them).",
)
@cluster_options
@grading_options
def command(
    folder: Path,
    out: Path,
    jobs: int | None,
    fresh: bool,
    what_if: bool,
    extensions_file: Path | None,
    cluster: str | None,
    cluster_config: Path | None,
    course_dir: Path | None,
    lang: str | None,
    as_json: bool,
    **settings: object,
) -> int:
    """Grade every submission in FOLDER: sub-folders, zips, or what Moodle and Canvas download."""
    course = open_course(course_dir)
    options = Options(language=language_of(lang), jobs=jobs or cores(), **settings)  # type: ignore[arg-type]
    extensions = read_extensions(extensions_file, course.topic_ids) if extensions_file is not None else None
    engine = engine_maker(cluster, cluster_config, options, jobs)
    # results of an earlier run, where they lie among the submissions, are none
    candidates = [one for one in find_submissions(folder) if one.path.resolve() != out.resolve()]
    if not candidates:
        raise InputError(folder, "sub-folders or zips, one a submission", "none")
    _tell_unknown(extensions, candidates)
    with (copied if what_if else opened)(out, fresh=fresh) as store:
        # a cluster's nodes may be others by now
        memory = Remembered(store) if cluster is None else None
        seeded = _seeded(options, store)
        grading = Grading(course, seeded, hidden=[folder, out], engine=engine, memory=memory)
        run = ClassRun(grading, store, out, extensions, what_if=what_if)
        _grade(run, candidates, quiet=as_json)
        if what_if:
            _tell_what_if(run, as_json=as_json)
        else:
            write_class(run)
            click.echo(rows_json(run.done) if as_json else str(out / PAGE))
    return 3 if any(row.status != "graded" for row in run.done) else 0


def _seeded(options: Options, store: Store) -> Options:
    """Return the options with the seed of the stored outcomes, unless the command line says another."""
    seed = options.seed if options.seed is not None else store.seed(new_seed())
    return replace(options, seed=seed)


def _tell_unknown(extensions: Extensions | None, candidates: Sequence[Candidate]) -> None:
    """Say which students of the extensions have not handed in: it may be a slip of the pen."""
    missing = sorted((extensions or Extensions()).until.keys() - {one.id for one in candidates})
    if missing:
        click.echo(plain(f"grader: extensions: nothing was handed in by {', '.join(missing)}"), err=True)


def _grade(run: ClassRun, candidates: Sequence[Candidate], *, quiet: bool) -> None:
    grading = run.grading
    try:
        with Progress(
            len(candidates), grading.options.language, quiet=quiet, nodes=lambda: grading.engine.nodes
        ) as progress:
            for row in run.rows(candidates):
                progress.step(row)
    finally:
        run.close()
    run.done.sort(key=lambda row: row.student)


def _tell_what_if(run: ClassRun, *, as_json: bool) -> None:
    if as_json:
        click.echo(what_if_json(run))
        return
    for line in what_if_lines(run):
        click.echo(line)


def rows_json(rows: Sequence[ClassRow]) -> str:
    """Return the rows as one JSON object."""
    students = [
        {
            "student": row.student,
            "status": row.status,
            "score": row.score,
            "max_score": row.max_score,
            "problem": row.problem,
        }
        for row in rows
    ]
    return json.dumps({"format": "grader-batch/1", "students": students}, ensure_ascii=False)

"""`grader batch`: a class, graded in parallel, with a page that shows it."""

import json
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
from msgspec.structs import replace

from grader import __version__
from grader.batch.engine import Finished
from grader.batch.grading import Grading, Options, demand_folder, now
from grader.batch.incremental import Incremental, nothing
from grader.batch.ledger import Ledger
from grader.batch.store import Store
from grader.cli.cluster_options import cluster_options, engine_maker
from grader.cli.options import cores, grading_options, language_of, open_course
from grader.cli.pages import REPORT, RESULT, REVIEW, write_pages
from grader.cli.progress import Progress
from grader.errors import InputError
from grader.results import SubmissionResult
from grader.results.files import write_text
from grader.results.json import read_json
from grader.session.messages import Job
from grader.submission import Candidate, Submission, find_submissions, read_candidate
from reports import ClassMeta, ClassRow, class_report, grades_csv
from reports.sanitise import csv_cell


@click.command("batch")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="Folder for index.html and the rest."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Submissions at a time (default: one a core).")
@click.option("--fresh", is_flag=True, help="Grade everything anew, whatever is known from earlier runs.")
@cluster_options
@grading_options
def command(
    folder: Path,
    out: Path,
    jobs: int | None,
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
    make_engine = engine_maker(cluster, cluster_config, options, jobs)
    # results of an earlier run, where they lie among the submissions, are none
    candidates = [one for one in find_submissions(folder) if one.path.resolve() != out.resolve()]
    if not candidates:
        raise InputError(folder, "sub-folders or zips, one a submission", "none")
    demand_folder(out)
    with Store(out, fresh=options.fresh) as store:
        grading = Grading(course, options, hidden=[folder, out], store=store, make_engine=make_engine)
        try:
            batch = Batch(grading, store, out)
            with Progress(
                len(candidates), options.language, quiet=as_json, nodes=lambda: grading.engine.nodes
            ) as progress:
                for row in batch.rows(candidates):
                    progress.step(row)
        finally:
            grading.close()
    batch.finish()
    if as_json:
        click.echo(batch.to_json())
    else:
        click.echo(str(out / "index.html"))
    return 3 if any(row.status != "graded" for row in batch.done) else 0


class Batch:
    """The submissions of a class on their way: read late, written at once, kept as one small row each."""

    def __init__(self, grading: Grading, store: Store, out: Path) -> None:
        self.done: list[ClassRow] = []
        self._grading = grading
        self._out = out
        self._begun = time.monotonic()
        self._started = now()
        self._reading: dict[str, tuple[Submission, Path, datetime]] = {}
        self._incremental = Incremental(store, grading.keys)
        self._ledger = Ledger(out, csv_cell)
        self._ready: list[ClassRow] = []

    def rows(self, candidates: list[Candidate]) -> Iterator[ClassRow]:
        """Grade the candidates; yield a row as each is done."""
        for finished in self._grading.engine.grade(self._jobs(candidates)):
            yield from self._take_ready()
            yield self._done(self._write(finished))
        yield from self._take_ready()

    def finish(self) -> None:
        """Write the class page and the table of grades."""
        meta = ClassMeta(
            started=self._started.isoformat(timespec="seconds").replace("+00:00", "Z"),
            seconds=time.monotonic() - self._begun,
            grader=__version__,
            torch=self._grading.started.torch,
            tier=self._grading.started.tier,
        )
        self._ledger.write()
        self.done.sort(key=lambda row: row.student)
        page = class_report(self.done, self._grading.course.title, self._grading.options.language, meta)
        write_text(self._out / "index.html", page)
        write_text(self._out / "grades.csv", grades_csv(self.done))

    def to_json(self) -> str:
        """Return the rows as one JSON object."""
        students = [
            {
                "student": row.student,
                "status": row.status,
                "score": row.score,
                "max_score": row.max_score,
                "problem": row.problem,
            }
            for row in self.done
        ]
        return json.dumps({"format": "grader-batch/1", "students": students}, ensure_ascii=False)

    def _jobs(self, candidates: list[Candidate]) -> Iterator[Job]:
        """Read the submissions one by one, as the engine asks for them."""
        for candidate in candidates:
            try:
                submission = read_candidate(candidate, self._grading.course.topic_ids)
            except InputError as error:
                self._ready.append(ClassRow.unreadable(candidate.id, str(error)))
                continue
            self._reading[submission.student] = (submission, candidate.path, now())
            job = self._incremental.reduce(self._grading.job(submission))
            if job.topics:
                yield job
            else:
                self._ready.append(self._write(nothing(job)))

    def _write(self, finished: Finished) -> ClassRow:
        """Write the files of one submission, where anything in them is new, and return its row."""
        finished = self._incremental.complete(finished)
        submission, path, started = self._reading.pop(finished.job.student)
        if finished.graded is None:
            return ClassRow.unreadable(submission.student, finished.reason)
        result = self._grading.result(submission, finished, started)
        folder = self._out / "students" / submission.student
        row = ClassRow.from_result(result, f"students/{submission.student}")
        earlier = _earlier(folder)
        if earlier is not None:
            self._ledger.compare(earlier, result)
            if replace(result, started=earlier.started, seconds=earlier.seconds) == earlier:
                return row
        demand_folder(folder)
        write_pages(folder, result, self._grading.review(submission, finished, path))
        return row

    def _take_ready(self) -> Iterator[ClassRow]:
        while self._ready:
            yield self._done(self._ready.pop(0))

    def _done(self, row: ClassRow) -> ClassRow:
        self.done.append(row)
        return row


def _earlier(folder: Path) -> SubmissionResult | None:
    """Return the result of an earlier run whose pages are there as well; None where there is none."""
    if not all((folder / name).is_file() for name in (RESULT, REPORT, REVIEW)):
        return None
    try:
        return read_json(folder / RESULT)
    except InputError:  # of another version, or edited: it is written anew
        return None

"""One run of `grader ci`: from two commits to pages, and to what a CI service shows."""

import csv
import dataclasses
import io
import shlex
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from grader.batch.engine import Finished
from grader.batch.grading import Grading, Options, demand_folder
from grader.cli.ci_service import Service
from grader.course import Course, load_course
from grader.errors import InputError
from grader.gradebook.class_files import PAGE, write_class
from grader.gradebook.folder import opened
from grader.gradebook.pages import RESULT
from grader.gradebook.run import ClassRun
from grader.pull_request import Layout, Plan, Repository, Rules, StudentChange, TrustedFiles, plan_changes
from grader.results import Review
from grader.results.files import write_text
from grader.results.json import read_json
from grader.submission import Submission, read_candidate
from reports import ClassRow
from reports.annotations import Annotation, ChangedStudent, annotations, definition_places, most_useful
from reports.code_quality import code_quality
from reports.export.junit import HEAD, TAIL, junit_suites
from reports.figures import score_text
from reports.pull_request import Outcome, PullReport

COMMENT, SUMMARY = "comment.md", "summary.md"
JUNIT, CODE_QUALITY = "junit.xml", "gl-code-quality.json"
EXIT_CODES: dict[Outcome, int] = {"nothing": 0, "passed": 0, "open": 1, "unusable": 2, "not_graded": 3}
_MOST_LINES = 200
_ROSTER_BYTES = 4 << 20


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is to be graded: the options of the command, as `Rules` explains them."""

    base: str
    head: str
    layout: Layout
    folder: str
    student: str | None
    roster: Path | None
    course: Path | None


class PullGrading(Grading):
    """A grading whose submissions lie in a commit: it is repeated from there."""

    replay = ""

    def review(self, submission: Submission, finished: Finished, path: Path) -> Review:
        """Return what only the teacher sees."""
        review = super().review(submission, finished, path)
        return replace(review, replay=f"{self.replay} --seed {self.seed} --out replay")


class PullRun:
    """The pull request on its way: planned, graded, told."""

    def __init__(
        self,
        repository: Repository,
        question: Question,
        options: Options,
        out: Path,
        desk: Path,
        service: Service,
    ) -> None:
        self.annotations: list[Annotation] = []
        self.done: list[ClassRow] = []
        self.exit_code = 0
        self._repository = repository
        self._question = question
        self._options = options
        self._out = out
        self._desk = desk
        self._service = service
        self._suites: list[str] = []

    def grade(self) -> None:
        """Grade, write every file, and tell the service all but the annotations."""
        course, plan = self._plan()
        report = PullReport(self._options.language, [(left.path, left.reason) for left in plan.left])
        self._tell_left(plan)
        demand_folder(self._out)
        if plan.students:
            self._grade(course, plan, report)
        self.exit_code = EXIT_CODES[report.outcome]
        self._write(report, plan)

    def _plan(self) -> tuple[Course, Plan]:
        question, repository = self._question, self._repository
        base = repository.commit(question.base, "--base")
        head = repository.commit(question.head, "--head")
        before = repository.merge_base(base, head)
        trusted = TrustedFiles(repository, base, head)
        trusted.refuse_head(self._out, "--out", "a folder of its own")
        left_out = question.folder if question.layout == "submissions" and question.folder else None
        course = load_course(trusted.course(question.course, left_out, self._desk / "course"))
        rules = Rules(
            layout=question.layout,
            folder=question.folder,
            student=self._student(trusted),
            topics=course.topic_ids,
            extra=course.extra_files,
            desk=self._desk / "students",
        )
        self._replay = self._command(base, head)
        plan = plan_changes(repository, before, head, base, rules)
        chosen = set(self._options.topics) or set(course.topic_ids)
        return course, dataclasses.replace(
            plan, students=[student for student in plan.students if student.touched & chosen]
        )

    def _student(self, trusted: TrustedFiles) -> str | None:
        """Return the only student who counts: of the roster's, where there is one."""
        login, roster = self._question.student, self._question.roster
        if roster is None or login is None:
            return login
        text = trusted.read(roster, "--roster", _ROSTER_BYTES).decode("utf-8-sig", "replace")
        rows = csv.DictReader(io.StringIO(text))
        if not {"login", "student"} <= set(rows.fieldnames or ()):
            raise InputError(
                roster, "the columns login and student", ", ".join(rows.fieldnames or ()) or "none"
            )
        for row in rows:
            if (row["login"] or "").strip().casefold() == login.casefold() and row["student"]:
                return row["student"].strip()
        raise InputError(roster, f"a line for the login {login}", "none")

    def _command(self, base: str, head: str) -> str:
        """Return the command that grades the same commits, with every topic option that was given."""
        question = self._question
        words = ["grader", "ci", "--base", base, "--head", head, "--layout", question.layout]
        words += ["--folder", question.folder]
        for option, value in (("--student", question.student), ("--roster", question.roster)):
            words += [option, str(value)] if value is not None else []
        words += ["--course", str(question.course)] if question.course is not None else []
        return shlex.join([*words, *(word for topic in self._options.topics for word in ("--topic", topic))])

    def _grade(self, course: Course, plan: Plan, report: PullReport) -> None:
        changed = {student.candidate.id: student for student in plan.students}
        hidden = [self._desk, self._out, self._repository.top]
        with opened(self._out, fresh=True) as store:
            grading = PullGrading(course, self._options, hidden=hidden)
            grading.replay = self._replay
            run = ClassRun(grading, store, self._out)
            try:
                # what is told has one order, whoever was done first
                run.done = sorted(
                    run.rows([student.candidate for student in plan.students]), key=lambda row: row.student
                )
            finally:
                run.close()
            write_class(run)
        self.done = run.done
        for row in self.done:
            self._take(row, changed[row.student], report, course)

    def _take(self, row: ClassRow, change: StudentChange, report: PullReport, course: Course) -> None:
        """Tell of one student."""
        if row.folder is None:
            problem = row.problem or ""
            report.add_trouble(row.student, problem, "not_graded" if change.problem is None else "unusable")
            self._service.log("not graded:", f"{row.student}: {problem}")
            return
        result = read_json(self._out / row.folder / RESULT)
        shown = ChangedStudent(
            result=result,
            paths=change.paths,
            files=change.files,
            touched=change.touched,
            definitions=_definitions(change, course),
        )
        report.add(shown)
        self._suites.append(junit_suites(replace(result, topics=shown.topics), self._options.language))
        if row.status != "graded":
            report.outcomes.add("not_graded")
        self.annotations = most_useful([*self.annotations, *annotations(shown, self._options.language)])
        marks = f"{score_text(shown.score)}/{score_text(shown.max_score)}"
        self._service.log("graded:", f"{row.student} {marks}")

    def _tell_left(self, plan: Plan) -> None:
        for left in plan.left[:_MOST_LINES]:
            self._service.log("ignored:", f"{left.path}: {left.reason.in_language(self._options.language)}")
        if len(plan.left) > _MOST_LINES:
            self._service.log("ignored:", f"… {len(plan.left) - _MOST_LINES}")

    def _write(self, report: PullReport, plan: Plan) -> None:
        summary = report.summary()
        write_text(self._out / COMMENT, report.comment())
        write_text(self._out / SUMMARY, summary)
        write_text(self._out / JUNIT, "".join([HEAD, *self._suites, TAIL]))
        write_text(self._out / CODE_QUALITY, code_quality(self.annotations) + "\n")
        self._service.summarise(summary)
        self._service.put_out(
            {
                "exit-code": str(self.exit_code),
                "outcome": report.outcome,
                "students": str(len(plan.students)),
                "topics": str(report.topics),
                "open": str(report.open),
                "comment": str(self._out / COMMENT),
            }
        )
        self._service.log("ci:", report.headline())
        if self.done:
            self._service.log("ci:", str(self._out / PAGE))


def _definitions(change: StudentChange, course: Course) -> dict[str, dict[str, tuple[str, int]]]:
    """Return where the student's functions are defined, by topic and name."""
    read = read_candidate(change.candidate, course.topic_ids, extra=course.extra_files)
    return {
        topic: definition_places((one.name, one.text) for one in (file, *read.modules.get(topic, ())))
        for topic, file in read.files.items()
        if topic in change.touched
    }

"""Solutions with a known outcome: what each must come to, and whether it did."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from grader.course import Topic
from grader.results import CheckResult, TopicResult
from grader.session.messages import Job
from grader.session.sources import solution

Kind = Literal["reference", "right", "wrong", "stub", "samples"]


@dataclass(frozen=True)
class Case:
    """A file, or folder of files, whose outcome is known: full marks, none, or one named mistake."""

    topic: Topic
    kind: Kind
    path: Path

    @property
    def name(self) -> str:
        """Return what the case is called in the output: "wrong/other_dim"."""
        return f"{self.kind}/{self.path.stem}" if self.kind in ("right", "wrong") else self.kind

    @property
    def place(self) -> tuple[int, str]:
        """Return where the case stands among its topic's: cases end in any order and are told in this one."""
        return get_args(Kind).index(self.kind), self.name

    def job(self, seed: int) -> Job:
        """Return the job that grades the file as a submission of its topic; raise InputError."""
        topic, source = self.topic.id, solution(self.topic, self.path)
        return Job(student=self.label, topics=[topic], sources={topic: source}, seed=seed)

    @property
    def label(self) -> str:
        """Return the name of the case in the whole course: "dim_sums/wrong/other_dim"."""
        return f"{self.topic.id}/{self.name}"


@dataclass(frozen=True)
class CaseOutcome:
    """What a case came to; `problem` is None where it is as it must be, `checks` are empty if not graded."""

    case: Case
    problem: str | None
    checks: tuple[CheckResult, ...] = ()

    @property
    def failed(self) -> list[str]:
        """Return the ids of the checks that the case did not pass."""
        return [check.id for check in self.checks if check.verdict not in ("passed", "skipped", "internal")]


def cases_of(topic: Topic) -> Iterator[Case]:
    """Yield every solution of the topic that has a known outcome, and its stub."""
    if topic.solutions.reference is not None:
        yield Case(topic, "reference", topic.solutions.reference)
    for path in topic.solutions.right:
        yield Case(topic, "right", path)
    for path in topic.solutions.wrong:
        yield Case(topic, "wrong", path)
    if topic.stub is not None:
        yield Case(topic, "stub", topic.stub)


def judge_case(case: Case, result: TopicResult) -> str | None:
    """Return what is wrong with the outcome of a case; None where nothing is."""
    if result.status == "not_graded":
        broken = [check.id for check in result.checks if check.verdict == "internal"]
        reason = ", ".join(broken) or "; ".join(note.en for note in result.notes)
        return f"could not be graded: {reason}"
    if case.kind == "stub":
        return _judge_stub(result)
    if case.kind == "wrong":
        return _judge_wrong(case.path.stem, result)
    failed = [_told(check) for check in result.checks if check.verdict != "passed"]
    return f"must get full marks, but {'; '.join(failed)}" if failed else None


def _judge_stub(result: TopicResult) -> str | None:
    passed = [check.id for check in result.checks if check.verdict == "passed" or check.score]
    if passed:
        return f"must pass no check, but passes {', '.join(passed)}"
    odd = [_told(check) for check in result.checks if check.verdict not in ("error", "failed", "skipped")]
    return f"must fail quietly, but {'; '.join(odd)}" if odd else None


def _judge_wrong(mistake: str, result: TopicResult) -> str | None:
    """The first mistake that is named must be the one that the file is called after."""
    failed = [check for check in result.checks if check.verdict not in ("passed", "skipped")]
    if not failed:
        return "must fail, but passes every check"
    named = [check.mistake for check in failed if check.mistake is not None]
    if mistake not in named:
        told = "; ".join(_told(check) for check in failed)
        return f"its mistake is not named: {told}"
    return None if named[0] == mistake else f"another mistake is named first: {', '.join(named)}"


def _told(check: CheckResult) -> str:
    named = f" [{check.mistake}]" if check.mistake else ""
    detail = f": {check.messages.en}" if check.messages.en else ""
    return f"{check.id} is {check.verdict}{named}{detail}"

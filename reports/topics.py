"""What a page says about a topic: which checks need work, and which one to look at first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from grader.results import CheckResult, Text, TopicResult, Trouble
from reports.figures import is_full

_DOES_NOT_LOAD = frozenset(
    {"SyntaxError", "IndentationError", "TabError", "ImportError", "ModuleNotFoundError"}
)


@dataclass(frozen=True)
class OpenCheck:
    """A check that needs work, and where it stands in the page."""

    check: CheckResult
    anchor: str


@dataclass(frozen=True)
class TopicPart:
    """A topic as a page shows it.

    `open` holds the checks that need work, `waiting` those that were skipped or that we failed to run.
    `stopped_by` is the first check of a topic whose checks all stopped at one and the same error.
    `repeats` names, by check id, the earlier open check that got the same message and hint.
    """

    topic: TopicResult
    anchor: str
    passed: tuple[CheckResult, ...]
    open: tuple[CheckResult, ...]
    waiting: tuple[CheckResult, ...]
    stopped_by: CheckResult | None
    repeats: Mapping[str, OpenCheck]

    @property
    def file(self) -> str:
        """The name of the file that a student hands in for this topic."""
        return f"{self.topic.id}.py"

    @property
    def is_full(self) -> bool:
        """Whether the topic got all its points."""
        return self.topic.status == "graded" and is_full(self.topic.score, self.topic.max_score)


@dataclass(frozen=True)
class FirstStep:
    """The one thing to do first, and the topic and check that it is about, where it is about one."""

    kind: Literal["check", "missing", "wait", "points", "done"]
    part: TopicPart | None = None
    check: CheckResult | None = None
    anchor: str = ""


def checks_of(topic: TopicResult) -> Sequence[CheckResult]:
    """Return the checks that say something of the student's code: those of a missing topic do not."""
    return () if topic.status == "missing" else topic.checks


def topic_parts(topics: Sequence[TopicResult]) -> list[TopicPart]:
    """Return the topics in course order, each with its checks sorted by what they need."""
    return [_part(topic, f"t{number}") for number, topic in enumerate(topics, start=1)]


def _part(topic: TopicResult, anchor: str) -> TopicPart:
    checks = checks_of(topic)
    open_checks = tuple(check for check in checks if check.verdict not in ("passed", "skipped", "internal"))
    return TopicPart(
        topic=topic,
        anchor=anchor,
        passed=tuple(check for check in checks if check.verdict == "passed"),
        open=open_checks,
        waiting=tuple(check for check in checks if check.verdict in ("skipped", "internal")),
        stopped_by=_common_error(checks),
        repeats=_repeats(open_checks, anchor),
    )


def _repeats(checks: Sequence[CheckResult], anchor: str) -> Mapping[str, OpenCheck]:
    seen: dict[tuple[Text, Text | None], OpenCheck] = {}
    found: dict[str, OpenCheck] = {}
    for number, check in enumerate(checks, start=1):
        advice = (check.messages, check.hints)
        if advice in seen:
            found[check.id] = seen[advice]
        elif check.messages.zh or check.messages.en:
            seen[advice] = OpenCheck(check, f"{anchor}c{number}")
    return found


def answers_alike(check: CheckResult) -> bool:
    """Return whether the wrong answer to the small example is the very answer that the check got.

    Bools, whole numbers of Python and numbers of one digit come twice by chance, and say nothing.
    """
    if check.answer is None or check.example is None or check.example.answer is None:
        return False
    one, other, right = check.answer, check.example.answer, check.example.expected
    is_grid = one.shape is not None and one.dtype != "bool"
    is_telling = any(sum(map(str.isdigit, value.removesuffix(".0"))) > 1 for value in one.values)
    alike = (one.shape, one.dtype, one.values) == (other.shape, other.dtype, other.values)
    return alike and is_telling and (is_grid or one.kind == "float") and other.values != right.values


def _common_error(checks: Sequence[CheckResult]) -> CheckResult | None:
    stopped = [check for check in checks if check.verdict not in ("skipped", "internal")]
    if len(stopped) < 2 or stopped[0].verdict != "error" or stopped[0].trouble is None:
        return None
    return stopped[0] if all(_same_place(check.trouble, stopped[0].trouble) for check in stopped) else None


def _same_place(one: Trouble | None, other: Trouble) -> bool:
    if one is None or other.line is None:
        return False
    return (one.type, one.file, one.line) == (other.type, other.file, other.line)


def first_step(parts: Sequence[TopicPart]) -> FirstStep:
    """Return what a student does first.

    An error that keeps a file from loading goes before everything, then comes the first check that
    needs work, in course order; then topics that are missing, then those that we could not grade.
    """
    steps = [_check_step(part, number) for part in parts for number, _ in enumerate(part.open)]
    loading = [step for step in steps if step.check is not None and does_not_load(step.check)]
    if loading or steps:
        return (loading or steps)[0]
    for part in parts:
        if part.topic.status == "missing":
            return FirstStep("missing", part, anchor=part.anchor)
    for part in parts:
        if part.topic.status == "not_graded":
            return FirstStep("wait", part, anchor=part.anchor)
    return FirstStep("done" if all(part.is_full for part in parts) else "points")


def _check_step(part: TopicPart, number: int) -> FirstStep:
    anchor = part.anchor if part.stopped_by else f"{part.anchor}c{number + 1}"
    return FirstStep("check", part, part.open[number], anchor)


def does_not_load(check: CheckResult) -> bool:
    """Return whether an error kept the whole file from running."""
    return check.verdict == "error" and check.trouble is not None and check.trouble.type in _DOES_NOT_LOAD

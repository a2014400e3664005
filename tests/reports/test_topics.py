"""The one thing to do first is the right one."""

import pytest

from grader.results import CheckResult, Text, TopicResult, Trouble, Verdict
from reports.topics import FirstStep, first_step, topic_parts
from tests.reports.builders import check, missing, topic
from tests.reports.samples import middling, perfect


def _check(name: str, verdict: Verdict, trouble: Trouble | None = None) -> CheckResult:
    return check(name, Text(zh=name, en=name), verdict, trouble=trouble)


def _first(*topics: TopicResult) -> FirstStep:
    return first_step(topic_parts(topics))


def test_the_first_failing_check_in_course_order_comes_first() -> None:
    """A topic with full marks is passed over."""
    step = _first(
        topic("reshape", [_check("a", "passed")]),
        topic("dim_sums", [_check("b", "passed"), _check("c", "failed"), _check("d", "error")]),
        topic("matmul", [_check("e", "failed")]),
    )

    assert (step.kind, step.check and step.check.id, step.anchor) == ("check", "c", "t2c1")


@pytest.mark.parametrize("error", ["SyntaxError", "IndentationError", "ModuleNotFoundError"])
def test_an_error_that_keeps_a_file_from_loading_goes_before_all(error: str) -> None:
    """It costs every check of its topic, so it is worth the most."""
    trouble = Trouble(type=error, message="", file="matmul.py", line=3)
    step = _first(
        topic("dim_sums", [_check("a", "failed")]), topic("matmul", [_check("b", "error", trouble)])
    )

    assert step.check is not None
    assert step.check.id == "b"


@pytest.mark.parametrize("verdict", ["skipped", "internal"])
def test_what_the_student_cannot_change_is_no_first_step(verdict: Verdict) -> None:
    """A skipped check waits for another, an internal one is ours."""
    step = _first(topic("reshape", [_check("a", verdict)]), topic("dim_sums", [_check("b", "timeout")]))

    assert step.check is not None
    assert step.check.id == "b"


def test_a_missing_topic_comes_after_what_was_handed_in() -> None:
    """What is begun is finished first."""
    assert _first(missing("reshape"), topic("dim_sums", [_check("a", "failed")])).kind == "check"
    assert _first(topic("dim_sums", [_check("a", "passed")]), missing("reshape")).kind == "missing"


def test_a_topic_that_we_could_not_grade_asks_for_nothing() -> None:
    """Where only our own failure is left, there is nothing to change."""
    assert _first(topic("reshape", [_check("a", "internal")])).kind == "wait"


def test_full_marks_are_done() -> None:
    """Nothing is left to do."""
    assert first_step(topic_parts(perfect().topics)).kind == "done"


def test_checks_that_stopped_at_one_place_are_shown_as_one() -> None:
    """Three syntax errors at the same line are one error."""
    parts = {part.topic.id: part for part in topic_parts(middling().topics)}

    assert parts["conv_homework"].stopped_by is parts["conv_homework"].topic.checks[0]
    assert parts["autograd"].stopped_by is None


def test_errors_at_different_lines_are_shown_apart() -> None:
    """The same type of error at two places is two errors."""
    errors = [
        Trouble(type="NotImplementedError", message="", file="reshape.py", line=line) for line in (3, 9)
    ]
    part = topic_parts([topic("reshape", [_check(f"c{e.line}", "error", e) for e in errors])])[0]

    assert part.stopped_by is None

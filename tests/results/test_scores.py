"""Points are shared as the author said, and add up exactly."""

import math

import pytest

from grader.errors import InputError
from grader.results import (
    CheckResult,
    Isolation,
    SubmissionResult,
    SubmittedFiles,
    Text,
    TopicResult,
    Verdict,
)
from grader.results.model import TopicStatus
from grader.results.scores import (
    exit_code,
    share_points,
    submission_points,
    submission_score,
    topic_points,
    topic_score,
)

TITLE = Text(zh="题", en="title")


def check(
    name: str, verdict: Verdict = "passed", points: float = 1.0, score: float | None = None
) -> CheckResult:
    earned = points if verdict == "passed" else 0.0
    return CheckResult(
        id=name,
        title="t",
        verdict=verdict,
        points=points,
        score=earned if score is None else score,
        mistake=None,
        message="",
        hint=None,
        seconds=0.0,
        output="",
        titles=TITLE,
        messages=TITLE,
    )


def topic(*checks: CheckResult, status: TopicStatus = "graded", max_score: float = 10.0) -> TopicResult:
    score = 0.0 if status == "missing" else topic_score(checks)
    return TopicResult(
        id="t", status=status, score=score, max_score=max_score, checks=list(checks), titles=TITLE
    )


def result(*topics: TopicResult) -> SubmissionResult:
    return SubmissionResult(
        student="s",
        submission=SubmittedFiles(files={}),
        score=submission_score(topics),
        max_score=submission_points(topics),
        status="graded",
        isolation=Isolation(tier="full", layers=[]),
        seed=1,
        grader="0",
        torch=None,
        started="",
        seconds=0.0,
        topics=list(topics),
    )


def test_unmarked_checks_share_the_topics_points_equally() -> None:
    assert share_points([("a", None), ("b", None)], 10, False) == {"a": 5, "b": 5}


def test_unmarked_checks_share_what_marked_ones_leave() -> None:
    weights = [("a", 4.0), ("b", None), ("c", None)]

    assert share_points(weights, 10, True) == {"a": 4, "b": 3, "c": 3}


def test_marked_checks_set_the_maximum_of_a_topic_that_declares_none() -> None:
    assert share_points([("a", 1.0), ("b", 2.0)], 10, False) == {"a": 1, "b": 2}


def test_marked_checks_are_scaled_to_the_declared_points() -> None:
    shared = share_points([("a", 1.0), ("b", 2.0)], 10, True)

    assert shared == pytest.approx({"a": 10 / 3, "b": 20 / 3})


def test_marked_checks_that_leave_nothing_are_scaled_and_the_others_give_nothing() -> None:
    assert share_points([("a", 20.0), ("b", None)], 10, True) == {"a": 10, "b": 0}


def test_unmarked_checks_never_get_less_than_nothing() -> None:
    assert share_points([("a", 20.0), ("b", None)], 10, False) == {"a": 20, "b": 0}


def test_declared_points_are_kept_even_if_every_check_says_zero() -> None:
    assert share_points([("a", 0.0), ("b", 0.0)], 10, True) == {"a": 5, "b": 5}


def test_a_topic_without_checks_shares_nothing() -> None:
    assert share_points([], 10, True) == {}


@pytest.mark.parametrize("points", [-1.0, math.nan, math.inf])
def test_points_that_no_check_can_have_are_refused_by_its_name(points: float) -> None:
    with pytest.raises(InputError, match="test_a: wanted points"):
        share_points([("test_a", points)], 10, True)


@pytest.mark.parametrize("count", range(1, 60))
def test_everything_passed_gives_exactly_the_maximum(count: int) -> None:
    shared = share_points([(f"c{i}", None) for i in range(count)], 10, True)
    checks = [check(name, points=points) for name, points in shared.items()]

    assert topic_score(checks) == topic_points(checks) == 10.0


@pytest.mark.parametrize("weights", [(1.0, 2.0, 4.0), (0.1, 0.2, 0.3), (7.0, 11.0, 13.0, 1e-3)])
def test_scaled_points_give_exactly_the_declared_maximum(weights: tuple[float, ...]) -> None:
    shared = share_points([(f"c{i}", weight) for i, weight in enumerate(weights)], 7.5, True)

    assert topic_points([check(name, points=points) for name, points in shared.items()]) == 7.5


def test_partial_credit_counts() -> None:
    assert topic_score([check("a", "failed", 2.0, score=1.0), check("b", points=3.0)]) == 4.0


def test_a_check_that_failed_by_our_fault_leaves_the_topic_without_a_score() -> None:
    assert topic_score([check("a"), check("b", "internal")]) is None


def test_a_topic_that_is_not_graded_adds_nothing() -> None:
    topics = [topic(check("a", "internal"), status="not_graded"), topic(check("b", points=10.0))]

    assert submission_score(topics) == 10.0
    assert submission_points(topics) == 20.0


def test_exit_code_is_0_when_everything_passed() -> None:
    assert exit_code(result(topic(check("a")))) == 0


@pytest.mark.parametrize("verdict", ["failed", "error", "timeout", "memory", "crashed", "skipped"])
def test_exit_code_is_1_when_a_check_did_not_pass(verdict: Verdict) -> None:
    assert exit_code(result(topic(check("a"), check("b", verdict)))) == 1


def test_exit_code_is_1_when_a_topic_is_missing() -> None:
    assert exit_code(result(topic(status="missing"))) == 1


def test_exit_code_is_3_when_a_topic_is_not_graded_whatever_failed_before() -> None:
    not_graded = topic(check("b", "internal"), status="not_graded")

    assert exit_code(result(topic(check("a", "failed")), not_graded)) == 3

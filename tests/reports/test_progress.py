"""What the student's page says of the attempt before, and of what counts."""

from msgspec.structs import replace

from grader.results import Attempt, AttemptTopic, History, SubmissionResult, Text
from reports import student_report
from tests.reports.builders import check, passing, submission, topic
from tests.reports.reading import read


def _attempt(number: int, score: float, passed: list[str], penalty: float = 0.0) -> Attempt:
    moment = f"2026-11-2{number}T12:00:00Z"
    one = AttemptTopic(
        id="dim_sums", score=score, max_score=10.0, submitted=moment, penalty=penalty, passed=passed
    )
    return Attempt(number=number, submitted=moment, score=score, max_score=10.0, topics=[one])


def _result(attempts: list[Attempt], *, binding: bool = False, penalty: float = 0.0) -> SubmissionResult:
    failed = check("test_rows", Text(zh="每行", en="Each row"), "failed", message=Text(zh="错", en="Wrong"))
    result = submission([topic("dim_sums", [passing("test_all", "全部", "Everything"), failed])])
    history = History(
        counts="last",
        binding=binding,
        attempts=attempts,
        score=attempts[-1].score - penalty,
        penalty=penalty,
        max_score=10.0,
        chosen={"dim_sums": attempts[-1].number},
    )
    return replace(result, history=history)


def _text(result: SubmissionResult) -> str:
    return read(student_report(result, "en")).text


def test_it_tells_what_is_new_and_what_was_lost() -> None:
    text = _text(_result([_attempt(1, 3.0, ["test_rows"]), _attempt(2, 5.0, ["test_all"])]))

    assert "Attempt 2" in text
    assert "2 points more than last time (3)" in text
    assert "“Sums over dimensions”, passing now: 1" in text
    assert "“Sums over dimensions”, passed before and not now: 1" in text


def test_a_lower_score_is_told_kindly() -> None:
    text = _text(_result([_attempt(1, 7.5, ["test_all"]), _attempt(2, 5.0, ["test_all"])]))

    assert "2.5 points less than last time (7.5)" in text
    assert "passing now" not in text


def test_a_first_attempt_in_time_says_nothing() -> None:
    result = _result([_attempt(1, 5.0, ["test_all"])], binding=True)

    assert "Attempt 1" not in _text(result)


def test_what_lateness_takes_is_told_with_its_topics() -> None:
    text = _text(_result([_attempt(1, 5.0, ["test_all"], penalty=0.2)], binding=True, penalty=1.0))

    assert "What counts is 4 points." in text
    assert "Lateness took 1 points off" in text

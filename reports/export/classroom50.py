"""Classroom 50's result.json (classroom50/result/v1).

Its scores are whole numbers, so they are in hundredths of a point: 7.5 of 10 is 750 of 1000. The tests add up
to them exactly.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from grader.results import Language, SubmissionResult
from reports.export.text import Json, json_text
from reports.export.wording import advice, named, topic_notes
from reports.figures import score_text
from reports.messages import Speaker
from reports.sanitise import plain


@dataclass(frozen=True)
class _Test:
    name: str
    passed: bool
    score: float
    most: float
    said: Sequence[str]


def classroom50(
    result: SubmissionResult, language: Language, identity: Mapping[str, str] | None = None
) -> str:
    """Return one submission as Classroom 50 reads it.

    `identity` holds the fields that name the submission, where they are known; else they are made of the
    result, as for a score that is entered by hand.
    """
    most = max(0, _hundredths(result.max_score))
    total = min(most, max(0, _hundredths(result.score)))
    tests = list(_tests(result, Speaker(language)))
    earned = _shared(total, [test.score for test in tests])
    lost = _shared(most - total, [test.most - test.score for test in tests])
    entries = [_entry(*one) for one in zip(tests, earned, lost, strict=True)]
    whole: Json = {"schema": "classroom50/result/v1", "assignment_type": "individual"}
    return json_text(
        whole
        | _identity(result)
        | dict(identity or {})
        | {"score": total, "max-score": most, "tests": entries}
    )


def _identity(result: SubmissionResult) -> Json:
    moment = result.started.partition(".")[0].removesuffix("Z") + "Z"
    tag = "submit/manual-" + plain(moment).replace(":", "-")
    title = result.course.en or result.course.zh
    return {
        "classroom": plain(title) or "classroom",
        "assignment": result.topics[0].id if len(result.topics) == 1 else "assignment",
        "owner": plain(result.student) or "student",
        "submission": tag,
        "commit": tag,
        "release": tag,
        "review": tag,
        "datetime": plain(moment),
    }


def _tests(result: SubmissionResult, speaker: Speaker) -> Iterator[_Test]:
    for topic in result.topics:
        title = speaker.title_of(topic)
        if topic.status != "graded" or not topic.checks:
            yield _Test(title, False, topic.score or 0.0, topic.max_score, topic_notes(topic, speaker))
            continue
        for check in topic.checks:
            name = named(title, speaker.title_of(check), speaker)
            passed = check.verdict == "passed"
            yield _Test(name, passed, check.score, check.points, advice(check, speaker))


def _entry(test: _Test, earned: int, lost: int) -> Json:
    return {
        "test-name": plain(test.name) or "test",
        "passed": test.passed,
        "score": earned,
        "max-score": earned + lost,
        "output": plain("\n".join(test.said), lines=True),
    }


def _hundredths(points: float) -> int:
    return round(float(score_text(points)) * 100)


def _shared(total: int, weights: Iterable[float]) -> list[int]:
    """Return whole numbers in proportion to the weights that add up to `total`; a weight of 0 gets 0."""
    sums = list(accumulate(max(0.0, weight) for weight in weights))
    if not sums:
        return []
    if sums[-1] <= 0:
        return [0] * (len(sums) - 1) + [total]
    ends = [round(total * (reached / sums[-1])) for reached in sums]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]

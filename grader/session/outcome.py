"""From what was observed of a topic to its result: points, texts, and what the feedback policy lets be told.

Nothing is run for it: when points, texts or the policy change, results are made anew from what was observed.
"""

import re

from grader.course import Topic
from grader.results.model import CheckResult, CheckReview, Language, Text, TopicResult, TopicStatus
from grader.results.record import CheckRecord
from grader.results.scores import share_points, topic_points, topic_score
from grader.session.messages import ObservedCheck, ObservedTopic

_NOTHING = Text(zh="", en="")
_EXCEPTION = re.compile(r"[A-Za-z_][\w.]*: ")


def topic_result(topic: Topic, observed: ObservedTopic, language: Language) -> TopicResult:
    """Return the topic's result; a check that its author skipped is not in it."""
    counted = [check for check in observed.checks if observed.missing or check.record is not None]
    points = share_points(
        [(check.planned.id, check.planned.points) for check in counted], topic.points, topic.points_declared
    )
    checks = [_check(topic, check, points[check.planned.id], language) for check in counted]
    maximum = topic_points(checks) if checks else topic.points
    if observed.missing:
        return _result(topic, "missing", 0.0, maximum, [])
    if observed.error or not counted:
        reason = _first_line(observed.error or "the topic has no checks")
        note = Text(zh=f"检查文件无法读取：{reason}", en=f"checks unusable: {reason}")
        return _result(topic, "not_graded", None, maximum, checks, [note])
    score = topic_score(checks)
    return _result(topic, "graded" if score is not None else "not_graded", score, maximum, checks)


def topic_reviews(observed: ObservedTopic) -> dict[str, CheckReview]:
    """Return what only the teacher sees, keyed "<topic>/<check id>"."""
    return {
        f"{observed.id}/{check.planned.id}": CheckReview(
            source=check.planned.source,
            expected=check.record.expected if check.record else None,
            traceback=check.record.traceback if check.record else observed.error,
        )
        for check in observed.checks
    }


def _result(
    topic: Topic,
    status: TopicStatus,
    score: float | None,
    maximum: float,
    checks: list[CheckResult],
    notes: list[Text] | None = None,
) -> TopicResult:
    return TopicResult(
        id=topic.id,
        status=status,
        score=score,
        max_score=maximum,
        checks=checks,
        titles=topic.titles,
        notes=notes or [],
    )


def _check(topic: Topic, check: ObservedCheck, points: float, language: Language) -> CheckResult:
    record = check.record or CheckRecord(verdict="skipped")
    message, hint = _texts(topic, record)
    score = points if record.verdict == "passed" else points * record.credit
    if record.verdict in ("internal", "skipped"):
        score = 0.0
    told = topic.feedback
    return CheckResult(
        id=check.planned.id,
        title=check.planned.titles.in_language(language),
        verdict=record.verdict,
        points=points,
        score=score,
        mistake=record.mistake if told != "verdict" else None,
        message=message.in_language(language),
        hint=hint.in_language(language) if hint else None,
        seconds=check.seconds,
        output=record.output,
        titles=check.planned.titles,
        messages=message,
        hints=hint,
        call=record.call if told != "verdict" else None,
        answer=record.answer if told != "verdict" else None,
        expected=record.expected if told == "full" else None,
        trouble=record.trouble,
        graph=record.graph if told != "verdict" else None,
        expected_graph=record.expected_graph if told != "verdict" else None,
    )


def _texts(topic: Topic, record: CheckRecord) -> tuple[Text, Text | None]:
    """Return message and hint: the topic's own for a named mistake, else what the check said."""
    if topic.feedback == "verdict" and record.verdict == "failed":
        from grader.checks.texts import say  # late: no other policy needs the checks' package here

        return say("verdict_wrong", name=_NOTHING).text, None
    mistake = topic.mistakes.get(record.mistake or "")
    if mistake is not None:
        return mistake.message, mistake.hint or record.hint
    return record.text or _NOTHING, record.hint


def _first_line(text: str) -> str:
    """Return the line of pytest's report that names the exception, else its last one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    marked = [line.removeprefix("E ").strip() for line in lines if line.startswith("E ")]
    telling = [line for line in marked if _EXCEPTION.match(line)] or marked[:1] or lines[-1:] or [""]
    return telling[0][:300]

"""From what pytest reported of a topic's checks to its result: points, texts, and whose fault it is."""

import re
from collections.abc import Mapping

from grader.checks.texts import say
from grader.course import Topic
from grader.results.model import (
    CheckResult,
    CheckReview,
    Language,
    Text,
    TopicResult,
    Verdict,
)
from grader.results.pytest_report import CheckOutcome
from grader.results.record import CheckRecord
from grader.results.scores import share_points, topic_points, topic_score
from grader.session.messages import PlannedCheck, Source, TopicPlan

_NOTHING = Text(zh="", en="")
_EXCEPTION = re.compile(r"[A-Za-z_][\w.]*: ")


class TopicOutcome:
    """One topic of one submission: its plan, what pytest saw of each check, and what really ran."""

    def __init__(
        self,
        topic: Topic,
        plan: TopicPlan,
        source: Source | None,
        outcomes: Mapping[str, CheckOutcome | None],
        ran: Mapping[str, Verdict | None],
    ) -> None:
        self._topic = topic
        self._plan = plan
        self._source = source
        self._records = {
            check.id: self._record(outcomes.get(check.id), ran.get(check.id)) for check in plan.checks
        }
        self._seconds = {id: outcome.seconds for id, outcome in outcomes.items() if outcome is not None}

    def _record(self, outcome: CheckOutcome | None, ran: Verdict | None) -> CheckRecord | None:
        """Return the record of a check; None where its author skipped it.

        A pass needs both: the plugin's own note that the check ran and passed, and pytest's report.
        """
        if self._source is None:
            return None
        if self._source.problem is not None:
            return CheckRecord(verdict="error", text=self._source.problem)
        if outcome is None:
            return _internal("the check did not run")
        if outcome.outcome in ("xfailed", "xpassed"):
            return None  # its author did not count on it
        if outcome.record is None:
            return None if outcome.outcome == "skipped" else _internal("no record")
        if outcome.record.verdict != ran:
            return _internal("two records that differ")
        if ran == "passed" and outcome.outcome != "passed":
            return _internal(f"pytest says {outcome.outcome}")
        return outcome.record

    def result(self, language: Language) -> TopicResult:
        """Return the topic's result; a check that its author skipped is not in it."""
        planned = [check for check in self._plan.checks if self._source is None or self._records[check.id]]
        points = share_points(
            [(check.id, check.points) for check in planned], self._topic.points, self._topic.points_declared
        )
        checks = [self._check(check, points[check.id], language) for check in planned]
        maximum = topic_points(checks) if checks else self._topic.points
        if self._source is None:
            return self._topic_result("missing", 0.0, maximum, [])
        if self._plan.error or not planned:
            reason = self._plan.error or "the topic has no checks"
            note = Text(
                zh=f"检查文件无法读取：{_first_line(reason)}", en=f"checks unusable: {_first_line(reason)}"
            )
            return self._topic_result("not_graded", None, maximum, checks, [note])
        score = topic_score(checks)
        return self._topic_result("graded" if score is not None else "not_graded", score, maximum, checks)

    def _topic_result(
        self,
        status: str,
        score: float | None,
        maximum: float,
        checks: list[CheckResult],
        notes: list[Text] | None = None,
    ) -> TopicResult:
        return TopicResult(
            id=self._topic.id,
            status=status,  # type: ignore[arg-type]
            score=score,
            max_score=maximum,
            checks=checks,
            titles=self._topic.titles,
            notes=notes or [],
        )

    def _check(self, planned: PlannedCheck, points: float, language: Language) -> CheckResult:
        record = self._records[planned.id] or CheckRecord(verdict="skipped")
        message, hint = self._texts(record)
        score = points if record.verdict == "passed" else points * record.credit
        if record.verdict in ("internal", "skipped"):
            score = 0.0
        told = self._topic.feedback
        return CheckResult(
            id=planned.id,
            title=planned.titles.in_language(language),
            verdict=record.verdict,
            points=points,
            score=score,
            mistake=record.mistake if told != "verdict" else None,
            message=message.in_language(language),
            hint=hint.in_language(language) if hint else None,
            seconds=round(self._seconds.get(planned.id, 0.0), 6),
            output=record.output,
            titles=planned.titles,
            messages=message,
            hints=hint,
            call=record.call if told != "verdict" else None,
            answer=record.answer if told != "verdict" else None,
            expected=record.expected if told == "full" else None,
            trouble=record.trouble,
            graph=record.graph if told != "verdict" else None,
            expected_graph=record.expected_graph if told != "verdict" else None,
        )

    def _texts(self, record: CheckRecord) -> tuple[Text, Text | None]:
        """Return message and hint: the topic's own for a named mistake, else what the check said."""
        if self._topic.feedback == "verdict" and record.verdict == "failed":
            return say("verdict_wrong", name=_NOTHING).text, None
        mistake = self._topic.mistakes.get(record.mistake or "")
        if mistake is not None:
            return mistake.message, mistake.hint or record.hint
        return record.text or _NOTHING, record.hint

    def reviews(self) -> dict[str, CheckReview]:
        """Return what only the teacher sees, keyed "<topic>/<check id>"."""
        reviews = {}
        for check in self._plan.checks:
            record = self._records[check.id]
            reviews[f"{self._topic.id}/{check.id}"] = CheckReview(
                source=check.source,
                expected=record.expected if record else None,
                traceback=record.traceback if record else self._plan.error,
            )
        return reviews


def _internal(reason: str) -> CheckRecord:
    said = say("verdict_internal")
    return CheckRecord(verdict="internal", text=said.text, hint=said.hint, traceback=reason)


def _first_line(text: str) -> str:
    """Return the line of pytest's report that names the exception, else its last one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    marked = [line.removeprefix("E ").strip() for line in lines if line.startswith("E ")]
    telling = [line for line in marked if _EXCEPTION.match(line)] or marked[:1] or lines[-1:] or [""]
    return telling[0][:300]

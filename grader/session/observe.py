"""From what pytest reported of a topic's checks to a record of each, and whose fault it is."""

from collections.abc import Mapping

import msgspec

from grader.checks.texts import Said, joined, say
from grader.results.model import Example, Verdict
from grader.results.pytest_report import CheckOutcome
from grader.results.record import CheckRecord
from grader.session.messages import ObservedCheck, ObservedTopic, Source, TopicPlan


def observed(
    topic: str,
    plan: TopicPlan,
    source: Source | None,
    outcomes: Mapping[str, CheckOutcome | None],
    ran: Mapping[str, Verdict | None],
    examples: Mapping[str, Example | Said],
) -> ObservedTopic:
    """Return what was seen of a topic: of its plan, what pytest saw of each check, and what really ran.

    `examples` are small ones that fail, by the checks' ids, or what to say in their place.
    """
    checks = []
    for planned in plan.checks:
        outcome = outcomes.get(planned.id)
        record = _record(source, outcome, ran.get(planned.id))
        if record is not None and planned.id in examples:
            record = _with_example(record, examples[planned.id])
        checks.append(
            ObservedCheck(
                planned=planned,
                record=record,
                seconds=round(outcome.seconds, 6) if outcome is not None else 0.0,
            )
        )
    return ObservedTopic(id=topic, missing=source is None, error=plan.error, checks=checks)


def _with_example(record: CheckRecord, found: Example | Said) -> CheckRecord:
    """Return the record with an example; or with words after its own, where no mistake is named."""
    if isinstance(found, Example):
        return msgspec.structs.replace(record, example=found)
    if record.mistake is not None or record.text is None:
        return record
    return msgspec.structs.replace(record, text=joined(record.text, found.text), hint=found.hint)


def _record(source: Source | None, outcome: CheckOutcome | None, ran: Verdict | None) -> CheckRecord | None:
    """Return the record of a check; None where its author skipped it.

    A pass needs both: the plugin's own note that the check ran and passed, and pytest's report.
    """
    if source is None:
        return None
    if source.problem is not None:
        return CheckRecord(verdict="error", text=source.problem)
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


def _internal(reason: str) -> CheckRecord:
    said = say("verdict_internal")
    return CheckRecord(verdict="internal", text=said.text, hint=said.hint, traceback=reason)

"""The page of a topic for the teacher: students × checks, the mistakes, and how good the checks are."""

import statistics
from collections.abc import Sequence
from functools import partial
from urllib.parse import quote

from grader.results import Language, Text
from reports.classroom import ClassMeta, ClassRow, TopicMark
from reports.figures import is_full
from reports.heat import SIGNS, check_cells
from reports.pages import render
from reports.statistics.checks import SMALL_CLASS
from reports.statistics.summary import ClassSummary

FOLDER = "topics"


def topic_address(topic: str) -> str:
    """Return the address of a topic's page, relative to the class page."""
    return f"./{FOLDER}/{quote(topic, errors='replace')}.html"


def topic_report(
    topic: TopicMark,
    rows: Sequence[ClassRow],
    summary: ClassSummary,
    course: Text,
    language: Language,
    meta: ClassMeta,
) -> str:
    """Return the page of a topic; `summary` is that of `rows`."""
    marks = [(row, mark) for row in rows for mark in row.topics if mark.id == topic.id]
    there = [(row, mark) for row, mark in marks if mark.status != "missing"]
    scores = [mark.score for _, mark in there if mark.score is not None]
    checks = [check for check in summary.checks if check.topic.id == topic.id]
    by_id = {check.id: check for check in checks}
    in_order = [by_id[name] for name in _course_order([mark for _, mark in there]) if name in by_id]
    return render(
        "topic.html.j2",
        language,
        course=course,
        meta=meta,
        topic=topic,
        students=len(rows),
        marks=there,
        missing=len(marks) - len(there),
        mean=statistics.fmean(scores) if scores else None,
        full=sum(is_full(mark.score, mark.max_score) for _, mark in there),
        checks=checks,
        in_order=in_order,
        mistakes=[mistake for mistake in summary.mistakes if mistake.topic.id == topic.id],
        handed_in=summary.handed_in,
        verdicts=_verdicts([mark for _, mark in there]),
        sign=SIGNS.get,
        cells=partial(check_cells, checks=[check.id for check in in_order]),
        topic_address=topic_address,
        small_class=SMALL_CLASS,
    )


def _course_order(marks: Sequence[TopicMark]) -> list[str]:
    """Return the ids of the checks as the topic has them."""
    return list(dict.fromkeys(check.id for mark in marks for check in mark.checks))


def _verdicts(marks: Sequence[TopicMark]) -> list[str]:
    """Return the verdicts that occur, in the order of their signs."""
    found = {check.verdict for mark in marks for check in mark.checks}
    return [verdict for verdict in SIGNS if verdict in found]

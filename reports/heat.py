"""Cells of the heat maps: a colour that is also a number or a sign, in few bytes, for large classes."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from grader.results import Verdict
from reports.classroom import CheckMark, ClassRow, TopicMark
from reports.figures import is_full, score_text, share

SIGNS: Mapping[Verdict, str] = {
    "passed": "✓",
    "failed": "✗",
    "error": "!",
    "timeout": "T",
    "memory": "M",
    "crashed": "C",
    "skipped": "·",
    "internal": "?",
}


def heat_class(topic: TopicMark) -> str:
    """Return the class of a cell of the heat map: h0 to h4 by fifths, h5 only for full marks, m, or n."""
    if topic.status == "missing":
        return "m"
    if topic.score is None:
        return "n"
    if is_full(topic.score, topic.max_score):
        return "h5"
    return f"h{min(4, int(share(topic.score, topic.max_score) * 5))}"


def topic_cells(row: ClassRow, topics: Sequence[str]) -> Markup:
    """Return the cells of a student's topics, empty ones for topics that the row does not hold."""
    marks = {topic.id: topic for topic in row.topics}
    return Markup("".join(_topic_cell(marks.get(topic)) for topic in topics))  # numbers and our own words


def _topic_cell(topic: TopicMark | None) -> str:
    if topic is None:
        return "<td>"
    text = "–" if topic.status == "missing" else "?" if topic.score is None else score_text(topic.score)
    return f"<td class={heat_class(topic)}>{text}"


def check_cells(topic: TopicMark, checks: Sequence[str]) -> Markup:
    """Return the cells of a student's checks of a topic, empty ones for checks that it does not hold."""
    marks = {check.id: check for check in topic.checks}
    return Markup("".join(_check_cell(marks.get(check)) for check in checks))  # signs and our own words


def _check_cell(check: CheckMark | None) -> str:
    return "<td>" if check is None else f"<td class=v-{check.verdict}>{SIGNS[check.verdict]}"


def row_class(row: ClassRow, needs_help: bool) -> Markup:
    """Return the attribute that says which choices of the page's script a student's row belongs to."""
    statuses = {topic.status for topic in row.topics}
    words = [
        word
        for word, holds in (
            ("help", needs_help),
            ("missing", "missing" in statuses),
            ("lost", "not_graded" in statuses),
            ("full", row.is_full),
        )
        if holds
    ]
    return Markup(' class="{}"').format(" ".join(words)) if words else Markup("")

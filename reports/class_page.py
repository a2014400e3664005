"""The class page: who stands where, what is hard, and which mistakes are frequent."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.results import Language, Text, Tier
from reports.classroom import ClassRow, MarkChange, TopicMark, in_order
from reports.figures import is_full, percent_text, share
from reports.pages import render
from reports.summary import BANDS, ClassSummary

_MOST_MISTAKES = 30
_MOST_CHECKS = 40


@dataclass(frozen=True, kw_only=True)
class ClassMeta:
    """How the class was graded: start (UTC, ISO 8601), wall time in seconds, versions, isolation tier."""

    started: str
    seconds: float
    grader: str
    torch: str | None = None
    tier: Tier | None = None


def class_report(
    rows: Sequence[ClassRow],
    course: Text,
    language: Language,
    meta: ClassMeta,
    changes: Sequence[MarkChange] = (),
) -> str:
    """Return the page of a class, its students in the natural order of their ids.

    `changes` are marks that other runs have changed, the newest first.
    """
    ordered = in_order(rows)
    return render(
        "class.html.j2",
        language,
        lang=language,
        course=course,
        meta=meta,
        rows=ordered,
        summary=ClassSummary.from_rows(ordered),
        heat=heat_class,
        band_label=_band_label,
        by_topic=_by_topic,
        not_graded=_not_graded,
        changes=changes,
        counted=any(row.counted for row in ordered),
        percent=percent_text,
        most_mistakes=_MOST_MISTAKES,
        most_checks=_MOST_CHECKS,
    )


def heat_class(topic: TopicMark) -> str:
    """Return the class of a cell of the heat map: h0 to h4 by fifths, h5 only for full marks, m, or n."""
    if topic.status == "missing":
        return "m"
    if topic.score is None:
        return "n"
    if is_full(topic.score, topic.max_score):
        return "h5"
    return f"h{min(4, int(share(topic.score, topic.max_score) * 5))}"


def _band_label(band: int) -> str:
    return f"{100 * band // BANDS}–{100 * (band + 1) // BANDS}"


def _by_topic(row: ClassRow) -> dict[str, TopicMark]:
    return {topic.id: topic for topic in row.topics}


def _not_graded(row: ClassRow) -> list[Text]:
    return [topic.title for topic in row.topics if topic.status == "not_graded"]

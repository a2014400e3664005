"""The pages of a class: who stands where, what to teach next, which checks to doubt, who needs help."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from grader.results import Language, Text
from reports.classroom import ClassMeta, ClassRow, MarkChange, in_order
from reports.heat import row_class, topic_cells
from reports.pages import render
from reports.similarity import ENOUGH, Pair, Similar, page_names, similar_page
from reports.statistics.attempts import Attempt
from reports.statistics.checks import SMALL_CLASS
from reports.statistics.summary import BANDS, ClassSummary
from reports.topic_page import FOLDER, topic_address, topic_report

_MOST_MISTAKES = 10
_MOST_RARER = 60
_MOST_NEEDS = 30
_MOST_OUTLIERS = 20


@dataclass
class Couple:
    """Two students, and the topics where they are similar, each with its page, None where it has none."""

    one: str
    other: str
    pairs: list[tuple[Pair, str | None]] = field(default_factory=list)


def class_pages(
    rows: Sequence[ClassRow],
    course: Text,
    language: Language,
    meta: ClassMeta,
    *,
    attempts: Sequence[Attempt] = (),
    similar: Similar | None = None,
    changes: Sequence[MarkChange] = (),
) -> Iterator[tuple[str, str]]:
    """Yield the path of each page of the class, relative to its folder, and its HTML; index.html comes last.

    A page for each topic and each pair of similar submissions goes with the class page. `changes` are marks
    that other runs have changed, the newest first.
    """
    ordered = in_order(rows)
    summary = ClassSummary.from_rows(ordered, attempts)
    for topic in summary.topics:
        page = topic_report(topic, ordered, summary, course, language, meta)
        yield f"{FOLDER}/{topic.id}.html", page
    titles = {topic.id: topic.title for topic in summary.topics}
    found: list[tuple[Pair, str | None]] = []
    for pair, name in page_names(similar.pairs) if similar else ():
        html = _similar_page(similar, pair, course, titles, language) if similar else None
        found.append((pair, name if html else None))
        if html:
            yield name, html
    yield "index.html", _class_page(ordered, summary, course, language, meta, similar, found, changes)


def class_report(
    rows: Sequence[ClassRow],
    course: Text,
    language: Language,
    meta: ClassMeta,
    *,
    attempts: Sequence[Attempt] = (),
    similar: Similar | None = None,
    changes: Sequence[MarkChange] = (),
) -> str:
    """Return the class page alone, its students in the natural order of their ids."""
    pages = class_pages(rows, course, language, meta, attempts=attempts, similar=similar, changes=changes)
    *_, (_, page) = pages
    return page


def _similar_page(
    similar: Similar, pair: Pair, course: Text, titles: dict[str, Text], language: Language
) -> str | None:
    one, other = (similar.read(student, pair.topic) for student in (pair.one, pair.other))
    if one is None or other is None:
        return None
    given = similar.given.get(pair.topic, frozenset())
    return similar_page(pair, (one, other), given, course, titles[pair.topic], language)


def _class_page(
    rows: Sequence[ClassRow],
    summary: ClassSummary,
    course: Text,
    language: Language,
    meta: ClassMeta,
    similar: Similar | None,
    pairs: Sequence[tuple[Pair, str | None]],
    changes: Sequence[MarkChange],
) -> str:
    helped = {need.row.student for need in summary.needs}
    return render(
        "class.html.j2",
        language,
        lang=language,
        course=course,
        meta=meta,
        rows=rows,
        summary=summary,
        handed_in=summary.handed_in,
        titles={topic.id: topic.title for topic in summary.topics},
        similar=similar,
        couples=_couples(pairs),
        enough=ENOUGH,
        topic_address=topic_address,
        row_class=lambda row: row_class(row, row.student in helped),
        cells=partial(topic_cells, topics=[topic.id for topic in summary.topics]),
        gain_text=_gain_text,
        band_label=_band_label,
        not_graded=_not_graded,
        small_class=SMALL_CLASS,
        changes=changes,
        counted=any(row.counted for row in rows),
        most_mistakes=_MOST_MISTAKES,
        most_rarer=_MOST_RARER,
        most_needs=_MOST_NEEDS,
        most_outliers=_MOST_OUTLIERS,
    )


def _couples(pairs: Sequence[tuple[Pair, str | None]]) -> list[Couple]:
    """Return the pairs by the two students, those first that are similar in most."""
    found: dict[tuple[str, str], Couple] = {}
    for pair, name in pairs:
        couple = found.setdefault((pair.one, pair.other), Couple(pair.one, pair.other))
        couple.pairs.append((pair, name))
    return sorted(found.values(), key=lambda couple: -sum(pair.weight for pair, _ in couple.pairs))


def _band_label(band: int) -> str:
    return f"{100 * band // BANDS}–{100 * (band + 1) // BANDS}"


def _gain_text(gain: float) -> str:
    return f"{100 * gain:+.0f}".replace("-", "−")


def _not_graded(row: ClassRow) -> list[Text]:
    return [topic.title for topic in row.topics if topic.status == "not_graded"]

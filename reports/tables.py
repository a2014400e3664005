"""Marks as a table for spreadsheets."""

import csv
import io
from collections.abc import Sequence

from reports.classroom import ClassRow, CountedMark, in_order, topics_of
from reports.figures import score_number
from reports.sanitise import csv_cell

_POLICY = ("counted", "penalty", "attempt", "submitted")


def grades_csv(rows: Sequence[ClassRow]) -> str:
    """Return one line a student: student, score, max_score, status, then the score of each topic.

    Where the course has a policy for attempts and lateness, four columns follow: counted (what counts, after
    penalties), penalty (the points that these took), attempt (how many there are) and submitted (the last).
    The lines are in the order of the students' ids. The text opens with a byte order mark, so that
    spreadsheets read it as UTF-8. A topic that was not graded, and everything of a submission that could
    not be, is an empty cell.
    """
    topics = topics_of(rows)
    out = io.StringIO()
    out.write("\ufeff")
    # Quoted strings keep their separators even where a locale splits at semicolons or tabs.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    policy = _POLICY if any(row.counted for row in rows) else ()
    ids = [csv_cell(topic.id) for topic in topics]
    writer.writerow(["student", "score", "max_score", "status", *ids, *policy])
    for row in in_order(rows):
        scores = {topic.id: topic.score for topic in row.topics}
        writer.writerow(
            [csv_cell(row.student), _number(row.score), _number(row.max_score), row.status]
            + [_number(scores.get(topic.id)) for topic in topics]
            + (_counted(row.counted) if policy else [])
        )
    return out.getvalue()


def _counted(mark: CountedMark | None) -> list[float | str]:
    if mark is None:
        return [""] * len(_POLICY)
    return [_number(mark.score), _number(mark.penalty), mark.attempt, mark.submitted]


def _number(score: float | None) -> float | str:
    number = score_number(score)
    return "" if number is None else number

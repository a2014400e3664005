"""Marks as a table for spreadsheets."""

import csv
import io
from collections.abc import Sequence

from reports.classroom import ClassRow, in_order, topics_of
from reports.figures import score_number
from reports.sanitise import csv_cell


def grades_csv(rows: Sequence[ClassRow]) -> str:
    """Return one line a student: student, score, max_score, status, then the score of each topic.

    The lines are in the order of the students' ids. The text opens with a byte order mark, so that
    spreadsheets read it as UTF-8. A topic that was not graded, and everything of a submission that could
    not be, is an empty cell.
    """
    topics = topics_of(rows)
    out = io.StringIO()
    out.write("\ufeff")
    # Quoted strings keep their separators even where a locale splits at semicolons or tabs.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(["student", "score", "max_score", "status", *(csv_cell(topic.id) for topic in topics)])
    for row in in_order(rows):
        scores = {topic.id: topic.score for topic in row.topics}
        writer.writerow(
            [csv_cell(row.student), _number(row.score), _number(row.max_score), row.status]
            + [_number(scores.get(topic.id)) for topic in topics]
        )
    return out.getvalue()


def _number(score: float | None) -> float | str:
    number = score_number(score)
    return "" if number is None else number

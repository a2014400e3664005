"""Marks as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence

from reports.classroom import ClassRow, CountedMark, in_order, topics_of
from reports.figures import score_number
from reports.sanitise import csv_cell

# spreadsheets read a table as UTF-8 where it begins with this
BOM = "\ufeff"
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
    policy = _POLICY if any(row.counted for row in rows) else ()
    ids = [csv_cell(topic.id) for topic in topics]
    lines = [csv_line(["student", "score", "max_score", "status", *ids, *policy])]
    for row in in_order(rows):
        scores = {topic.id: topic.score for topic in row.topics}
        cells = [csv_cell(row.student), score_number(row.score), score_number(row.max_score), row.status]
        cells += [score_number(scores.get(topic.id)) for topic in topics]
        lines.append(csv_line([*cells, *(_counted(row.counted) if policy else ())]))
    return BOM + "".join(lines)


def csv_line(cells: Iterable[object]) -> str:
    """Return a line of a table; None is an empty cell."""
    out = io.StringIO()
    # Quoted strings keep their separators even where a locale splits at semicolons or tabs.
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(["" if cell is None else cell for cell in cells])
    return out.getvalue()


def _counted(mark: CountedMark | None) -> list[object]:
    if mark is None:
        return [None] * len(_POLICY)
    return [score_number(mark.score), score_number(mark.penalty), mark.attempt, mark.submitted]

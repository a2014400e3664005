"""The ledger: which marks another run changed, and which checks changed them."""

import csv
import io
from collections.abc import Iterable, Iterator

from reports import CheckChange, MarkChange, TopicMark
from reports.sanitise import csv_cell

HEADER = ("when", "student", "topic", "old", "new", "checks")


def changes(
    student: str, old: Iterable[TopicMark], new: Iterable[TopicMark], when: str
) -> Iterator[MarkChange]:
    """Yield every topic of the student whose mark is another than before."""
    before = {topic.id: topic for topic in old}
    for topic in new:
        earlier = before.get(topic.id)
        if earlier is not None and earlier.score != topic.score:
            causes = tuple(_changed(earlier, topic))
            yield MarkChange(when, student, topic.id, topic.title, earlier.score, topic.score, causes)


def changes_csv(before: str, noted: Iterable[MarkChange]) -> str:
    """Return the text of `changes.csv`; `before` is what stood in it when the ledger was begun."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    text.write(before or "\ufeff")
    if not before:
        writer.writerow(HEADER)
    for one in noted:
        marks = [mark_text(one.old), mark_text(one.new)]
        writer.writerow(
            [
                one.when,
                csv_cell(one.student),
                csv_cell(one.topic),
                *marks,
                csv_cell(" ".join(map(check_text, one.checks))),
            ]
        )
    return text.getvalue()


def mark_text(score: float | None) -> str:
    """Return a mark as the ledger has it; "" for a topic that was not graded."""
    return "" if score is None else f"{score:g}"


def check_text(change: CheckChange) -> str:
    """Return how a check changed, as the ledger has it: "test_sum:passed>failed"."""
    return f"{change.id}:{change.old or '-'}>{change.new or '-'}"


def _changed(old: TopicMark, new: TopicMark) -> Iterator[CheckChange]:
    before = {check.id: check for check in old.checks}
    after = {check.id: check for check in new.checks}
    for name, check in (before | after).items():
        earlier = before[name].verdict if name in before else None
        later = after[name].verdict if name in after else None
        if earlier != later:
            yield CheckChange(name, check.title, earlier, later)

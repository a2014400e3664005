"""The named mistakes of a class, and who made them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from grader.results import Text
from reports.classroom import ClassRow, TopicMark


@dataclass(slots=True)
class Mistake:
    """A named mistake, and the students who made it, each once."""

    topic: TopicMark
    id: str
    message: Text
    students: list[ClassRow] = field(default_factory=list)


def mistakes(rows: Sequence[ClassRow]) -> list[Mistake]:
    """Return the mistakes, those of most students first."""
    found: dict[tuple[str, str], Mistake] = {}
    for row in rows:
        for topic in row.topics:
            # A student who makes a mistake in three checks has made one mistake.
            for check in {check.mistake: check for check in topic.checks if check.mistake}.values():
                if check.mistake is None or check.message is None:
                    continue
                mistake = found.setdefault(
                    (topic.id, check.mistake), Mistake(topic, check.mistake, check.message)
                )
                mistake.students.append(row)
    return sorted(found.values(), key=lambda mistake: -len(mistake.students))

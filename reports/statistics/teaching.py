"""What to teach next: the topics where the class lost most points, and on what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.classroom import ClassRow, TopicMark
from reports.figures import share
from reports.statistics.checks import CheckRow
from reports.statistics.mistakes import Mistake

MOST = 3
# A topic where the class got nearly everything is no topic to teach again.
_LOST_SHARE = 0.1


@dataclass(frozen=True)
class Lesson:
    """A topic to come back to.

    `share` is the part of its points that those who handed it in got, `half` how many of them got less
    than half. `mistake` is the one that most students made, None where no two made the same; `check` is the
    hardest one, None where everybody passed everything.
    """

    topic: TopicMark
    handed_in: int
    share: float
    half: int
    mistake: Mistake | None
    check: CheckRow | None


def lessons(
    rows: Sequence[ClassRow],
    topics: Sequence[TopicMark],
    found: Sequence[Mistake],
    checks: Sequence[CheckRow],
) -> list[Lesson]:
    """Return at most `MOST` topics, by the points that students lost in them, the most first.

    `found` and `checks` are those of `rows`, the most frequent and the hardest first.
    """
    parts: dict[str, list[float]] = {topic.id: [] for topic in topics}
    for row in rows:
        for topic in row.topics:
            if topic.status == "graded":
                parts[topic.id].append(share(topic.score, topic.max_score))
    lost = {topic.id: topic.max_score * sum(1 - part for part in parts[topic.id]) for topic in topics}
    frequent = {mistake.topic.id: mistake for mistake in reversed(found) if len(mistake.students) > 1}
    hardest = {check.topic.id: check for check in reversed(checks)}
    ordered = sorted(topics, key=lambda topic: -lost[topic.id])
    worth = [
        topic
        for topic in ordered
        if sum(1 - part for part in parts[topic.id]) > _LOST_SHARE * len(parts[topic.id])
    ]
    return [_lesson(topic, parts[topic.id], frequent, hardest) for topic in worth[:MOST]]


def _lesson(
    topic: TopicMark, parts: list[float], frequent: Mapping[str, Mistake], hardest: Mapping[str, CheckRow]
) -> Lesson:
    check = hardest.get(topic.id)
    return Lesson(
        topic=topic,
        handed_in=len(parts),
        share=sum(parts) / len(parts),
        half=sum(part < 0.5 for part in parts),
        mistake=frequent.get(topic.id),
        check=check if check is not None and check.rate < 1 else None,
    )

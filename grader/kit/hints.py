"""The graded hints of a topic, one more each time; where there are none, what the last check advised."""

from collections.abc import Sequence
from dataclasses import dataclass

from grader.course import Topic
from grader.kit.progress import Progress
from grader.results import Text


@dataclass(frozen=True, kw_only=True)
class Hints:
    """The hints that a student has seen by now, the newest last; `total` is 0 where the topic has none.

    `fresh` says that the newest was not shown before. `advice` is the next step of the last check, for a
    topic without hints; None where that said nothing.
    """

    shown: Sequence[Text] = ()
    total: int = 0
    fresh: bool = False
    advice: Text | None = None


def give_hint(topic: Topic, progress: Progress) -> Hints:
    """Return the topic's hints up to the next one, and remember that it was shown."""
    known = progress.of(topic.id)
    if not topic.hints:
        return Hints(advice=known.next_step)
    seen = min(known.hints, len(topic.hints))
    fresh = seen < len(topic.hints)
    if fresh:
        progress.note_hint(topic.id)
    return Hints(shown=topic.hints[: seen + fresh], total=len(topic.hints), fresh=fresh)

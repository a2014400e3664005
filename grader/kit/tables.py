"""course.toml and exercise.toml as a kit has them: what a student may know, and nothing else."""

from pathlib import Path

import tomli_w

from grader.course import Course, Limits, Mistake, Topic
from grader.kit.public import named_mistakes
from grader.results import Text

COURSE_HEAD = "# Made by `grader release`. `kit` says that samples.py holds the checks of each topic.\n"


def course_table(course: Course) -> bytes:
    """Return course.toml: titles, the order, the parts, and that this is a kit."""
    table: dict[str, object] = {
        "kit": True,
        "topics": list(course.topic_ids),
        "title": _text(course.title),
        # the samples are no secret: nothing of them is held back
        "defaults": {"feedback": "full"},
        "parts": [{"title": _text(part.title), "topics": list(part.topics)} for part in course.parts],
    }
    if course.preload is not None:
        table["preload"] = list(course.preload)
    return (COURSE_HEAD + tomli_w.dumps(table)).encode()


def topic_table(topic: Topic) -> bytes:
    """Return exercise.toml: title, functions, limits, hints, and the mistakes that the samples name."""
    table: dict[str, object] = {"title": _text(topic.titles), "builds_on": list(topic.builds_on)}
    table["functions"], table["files"] = list(topic.functions), list(topic.files)
    if topic.points_declared:
        table["points"] = topic.points
    if topic.limits != Limits():
        table |= {"timeout": topic.limits.timeout, "memory": topic.limits.memory}
    if topic.simulate:
        table["simulate"] = topic.simulate
    table["hints"] = [_text(hint) for hint in topic.hints]
    table["mistakes"] = {name: _mistake(topic.mistakes[name]) for name in named_mistakes(topic)}
    return tomli_w.dumps({key: value for key, value in table.items() if value not in ([], {})}).encode()


def names_in(topic: Topic, files: list[Path]) -> dict[str, bytes]:
    """Return the files' contents by their paths below the topic's folder."""
    return {file.relative_to(topic.folder).as_posix(): file.read_bytes() for file in files}


def _mistake(mistake: Mistake) -> dict[str, object]:
    table: dict[str, object] = {"message": _text(mistake.message)}
    if mistake.hint is not None:
        table["hint"] = _text(mistake.hint)
    return table


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}

"""What `grader batch --what-if` tells: the marks that a run would change, as a table or as JSON."""

import json
from collections.abc import Iterator

from grader.cli.columns import padded, widest
from grader.gradebook.ledger import check_text, mark_text
from grader.gradebook.run import ClassRun
from grader.results import Text
from reports import MarkChange
from reports.sanitise import plain

_HEADER = (
    Text(zh="学生", en="student"),
    Text(zh="练习", en="topic"),
    Text(zh="原来", en="old"),
    Text(zh="现在", en="new"),
    Text(zh="原因（检查:原来>现在）", en="because of (check:old>new)"),
)
_NONE = Text(zh="没有分数会改变。", en="No mark would change.")
_SOME = Text(
    zh="会改变的分数：{count} 个。什么都没有写入。",
    en="Marks that would change: {count}. Nothing was written.",
)
_NEW = Text(zh="第一次评分的提交：{count} 份。", en="Submissions graded for the first time: {count}.")


def what_if_lines(run: ClassRun) -> Iterator[str]:
    """Yield a line for each mark that would change, below a header; then how many there are."""
    language = run.grading.options.language
    changes = _changes(run)
    if changes:
        rows = [[text.in_language(language) for text in _HEADER], *map(_cells, changes)]
        columns = [widest(column) for column in zip(*rows, strict=True)]
        for row in rows:
            cells = (padded(cell, columns[place]) for place, cell in enumerate(row))
            yield "  ".join(cells).rstrip()
    if run.new:
        yield _NEW.in_language(language).format(count=len(run.new))
    yield (_SOME if changes else _NONE).in_language(language).format(count=len(changes))


def what_if_json(run: ClassRun) -> str:
    """Return the same as one JSON object."""
    changes = [
        {
            "student": one.student,
            "topic": one.topic,
            "old": one.old,
            "new": one.new,
            "checks": [check_text(check) for check in one.checks],
        }
        for one in _changes(run)
    ]
    return json.dumps(
        {"format": "grader-what-if/1", "changes": changes, "new": sorted(run.new)}, ensure_ascii=False
    )


def _changes(run: ClassRun) -> list[MarkChange]:
    """Return the changes by student, whichever was graded first."""
    return sorted(run.changes(), key=lambda change: change.student)


def _cells(change: MarkChange) -> list[str]:
    return [
        plain(change.student),
        plain(change.topic),
        mark_text(change.old) or "–",
        mark_text(change.new) or "–",
        plain(" ".join(map(check_text, change.checks))),
    ]

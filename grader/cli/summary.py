"""One result as a few lines of a terminal."""

from collections.abc import Iterator

from grader.cli.columns import padded, widest
from grader.results import SubmissionResult, Text, TopicResult
from reports.figures import score_text
from reports.sanitise import plain

_STATUS = {
    "missing": Text(zh="没有提交", en="not handed in"),
    "not_graded": Text(zh="没有评分", en="not graded"),
}


def summary_lines(result: SubmissionResult) -> Iterator[str]:
    """Yield the score, a line a topic, and under it a line for each check that did not pass."""
    language = result.language
    yield f"{plain(result.student)}  {score_text(result.score)}/{score_text(result.max_score)}"
    wide = widest(topic.id for topic in result.topics)
    for topic in result.topics:
        title = plain(topic.titles.in_language(language))
        yield f"  {padded(topic.id, wide)}  {_score(topic, result)}  {title}"
        for note in topic.notes:
            yield f"      {plain(note.in_language(language))}"
        for check in topic.checks:
            if check.verdict != "passed":
                yield f"    ✗ {plain(check.title)}: {plain(check.message)}"


def _score(topic: TopicResult, result: SubmissionResult) -> str:
    if topic.status in _STATUS:
        return _STATUS[topic.status].in_language(result.language)
    return f"{score_text(topic.score)}/{score_text(topic.max_score)}"

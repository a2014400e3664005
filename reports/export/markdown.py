"""A student's result as Markdown: a table of the topics, and below it what to mend."""

from collections.abc import Iterator

from grader.results import CheckResult, Language, SubmissionResult, TopicResult
from reports.export.wording import advice, submission_notes, topic_notes
from reports.figures import score_of
from reports.messages import Speaker
from reports.sanitise import markdown
from reports.topics import checks_of


def markdown_report(result: SubmissionResult, language: Language) -> str:
    """Return one submission: heading, score, table of topics, then the checks that did not pass."""
    return "\n".join(_lines(result, Speaker(language))) + "\n"


def _lines(result: SubmissionResult, speaker: Speaker) -> Iterator[str]:
    yield f"# {markdown(result.student)}"
    yield ""
    total = score_of(result.score, result.max_score)
    yield f"{speaker.say('score.label')}: **{total}**"
    for note in submission_notes(result, speaker):
        yield f"\n{markdown(note)}"
    yield ""
    yield "| " + " | ".join(speaker.say("overview." + name) for name in ("topic", "checks", "score")) + " |"
    yield "|---|---|--:|"
    for topic in result.topics:
        title = markdown(speaker.title_of(topic))
        yield f"| {title} | {_state(topic, speaker)} | {score_of(topic.score, topic.max_score)} |"
    for topic in result.topics:
        yield from _topic(topic, speaker)


def _state(topic: TopicResult, speaker: Speaker) -> str:
    passed = sum(check.verdict == "passed" for check in topic.checks)
    return markdown(speaker.say("topic." + topic.status, passed=passed, total=len(topic.checks)))


def _topic(topic: TopicResult, speaker: Speaker) -> Iterator[str]:
    notes = topic_notes(topic, speaker)
    unfinished = [check for check in checks_of(topic) if check.verdict != "passed"]
    yield f"\n## {markdown(speaker.title_of(topic))}"
    for note in notes:
        yield f"\n{markdown(note)}"
    if not notes and not unfinished:
        yield f"\n{markdown(speaker.say('export.all_passed'))}"
    for check in unfinished:
        yield from _check(check, speaker)


def _check(check: CheckResult, speaker: Speaker) -> Iterator[str]:
    verdict, *rest = advice(check, speaker)
    yield ""
    yield f"- **{markdown(speaker.title_of(check))}** ({markdown(verdict)})"
    for line in rest:
        yield f"  - {markdown(line)}"

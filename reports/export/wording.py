"""What a check tells its student, in words: the same in every form that holds text."""

from grader.results import CheckResult, SubmissionResult, TopicResult
from reports.messages import Speaker


def named(name: str, text: str, speaker: Speaker) -> str:
    """Return "name: text" as the language writes it."""
    return speaker.say("export.named", name=name, text=text)


def advice(check: CheckResult, speaker: Speaker) -> list[str]:
    """Return what to tell the student: verdict, what is wrong, where the error came from, what to do next.

    Nothing of it goes beyond the result, which holds only what the course's feedback policy allows.
    """
    if check.verdict == "passed":
        return [speaker.say("verdict.passed")]
    said = [speaker.say("verdict." + check.verdict), speaker.text(check.messages) or check.message]
    if check.verdict == "internal":
        said.append(speaker.say("check.internal_note"))
    if check.trouble is not None and check.trouble.line is not None:
        said.append(speaker.say("check.trouble_at", file=check.trouble.file or "?", line=check.trouble.line))
    hint = (speaker.text(check.hints) if check.hints else "") or check.hint
    if hint:
        said.append(named(speaker.say("check.hint"), hint, speaker))
    return [line for line in said if line]


def topic_notes(topic: TopicResult, speaker: Speaker) -> list[str]:
    """Return what there is to say of the topic as a whole."""
    notes = [speaker.text(note) for note in topic.notes]
    if topic.status == "missing":
        notes.insert(0, speaker.say("topic.missing_note", file=f"{topic.id}.py"))
    elif topic.status == "not_graded":
        notes.insert(0, speaker.say("topic.not_graded_note"))
    elif not topic.checks:
        notes.insert(0, speaker.say("topic.empty_note"))
    return notes


def submission_notes(result: SubmissionResult, speaker: Speaker) -> list[str]:
    """Return what there is to say of the submission as a whole."""
    notes = [speaker.text(note) for note in result.notes]
    return [*notes, speaker.say("status.incomplete_note")] if result.status == "incomplete" else notes

"""Gradescope's results.json, by the specification of its autograders."""

from grader.results import CheckResult, Language, SubmissionResult, TopicResult
from reports.export.text import Json, json_text
from reports.export.wording import advice, named, submission_notes, topic_notes
from reports.figures import score_number
from reports.messages import Speaker
from reports.sanitise import plain
from reports.topics import checks_of


def gradescope(result: SubmissionResult, language: Language) -> str:
    """Return one submission as Gradescope's autograder specification says.

    The score of the submission stands at the top, where it goes before the sum of the tests. What the
    grader wrote while it ran stays hidden; nothing else is there that the student's report does not show.
    """
    speaker = Speaker(language)
    whole: Json = {
        "score": score_number(result.score),
        "execution_time": round(result.seconds, 3),
        "output": plain("\n".join(submission_notes(result, speaker)), lines=True),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [test for topic in result.topics for test in _topic_tests(topic, speaker)],
        "extra_data": {
            "student": plain(result.student),
            "status": result.status,
            "max_score": score_number(result.max_score),
            "grader": result.grader,
            "topics": {topic.id: score_number(topic.score) for topic in result.topics},
        },
    }
    return json_text(whole)


def _topic_tests(topic: TopicResult, speaker: Speaker) -> list[Json]:
    tests = [_gradescope_test(topic, check, speaker) for check in checks_of(topic)]
    notes = plain("\n".join(topic_notes(topic, speaker)), lines=True)
    if topic.status == "missing":
        missing: Json = {"score": 0, "max_score": score_number(topic.max_score), "status": "failed"}
        tests.append(missing | _shown(speaker.title_of(topic), notes))
    elif notes:
        tests.append(_shown(speaker.title_of(topic), notes))
    return tests


def _gradescope_test(topic: TopicResult, check: CheckResult, speaker: Speaker) -> Json:
    said = "\n".join(advice(check, speaker))
    if check.output:
        said += "\n\n" + named(speaker.say("check.output"), f"\n{check.output}", speaker)
    name = named(speaker.title_of(topic), speaker.title_of(check), speaker)
    test = _shown(name, plain(said, lines=True))
    if topic.status == "not_graded":  # a topic without a score gives no points, and takes none away
        return test
    return test | {
        "score": score_number(check.score),
        "max_score": score_number(check.points),
        "status": "passed" if check.verdict == "passed" else "failed",
    }


def _shown(name: str, output: str) -> Json:
    return {
        "name": plain(name),
        "name_format": "text",
        "output": output,
        "output_format": "text",
        "visibility": "visible",
    }

"""Results as CI services read them: JUnit's XML, by the schema that Jenkins holds it to (junit-10.xsd).

A topic of a student is a testsuite, a check a testcase. A wrong answer is a failure; code that raised,
hung or died is an error, and so is a check that we could not run; a check that was not reached is skipped.
"""

from collections.abc import Sequence

from grader.results import CheckResult, Language, SubmissionResult, TopicResult
from reports.export.wording import advice, topic_notes
from reports.figures import score_text
from reports.messages import Speaker
from reports.sanitise import xml
from reports.topics import checks_of

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="grader">\n'
TAIL = "</testsuites>\n"
_ELEMENTS = {"failed": "failure", "skipped": "skipped"}


def junit_suites(result: SubmissionResult, language: Language) -> str:
    """Return the testsuite elements of one submission."""
    speaker = Speaker(language)
    return "".join(_suite(result, topic, speaker) for topic in result.topics)


def _suite(result: SubmissionResult, topic: TopicResult, speaker: Speaker) -> str:
    checks = checks_of(topic)
    cases = [_case(result, topic, check, speaker) for check in checks]
    if topic.status == "missing":
        cases.append(_missing(result, topic, speaker))
    elements = [_element(check) for check in checks]
    counts = {
        "tests": len(cases),
        "failures": elements.count("failure") + (topic.status == "missing"),
        "errors": elements.count("error"),
        "skipped": elements.count("skipped"),
        "time": f"{sum(check.seconds for check in checks):.3f}",
        "timestamp": result.started.removesuffix("Z"),
    }
    opening = "".join(f' {name}="{xml(str(value))}"' for name, value in counts.items())
    name = xml(f"{result.student} / {speaker.title_of(topic)}")
    return f' <testsuite name="{name}"{opening}>\n{_properties(result, topic)}{"".join(cases)} </testsuite>\n'


def _properties(result: SubmissionResult, topic: TopicResult) -> str:
    values = {
        "student": result.student,
        "topic": topic.id,
        "status": topic.status,
        "score": "" if topic.score is None else score_text(topic.score),
        "max_score": score_text(topic.max_score),
        "total": score_text(result.score),
        "total_max": score_text(result.max_score),
    }
    shown = "".join(f'   <property name="{name}" value="{xml(value)}"/>\n' for name, value in values.items())
    return f"  <properties>\n{shown}  </properties>\n"


def _element(check: CheckResult) -> str | None:
    return None if check.verdict == "passed" else _ELEMENTS.get(check.verdict, "error")


def _case(result: SubmissionResult, topic: TopicResult, check: CheckResult, speaker: Speaker) -> str:
    inside = ""
    if element := _element(check):
        verdict, *rest = advice(check, speaker)
        inside += _outcome(element, check.mistake or check.verdict, (rest or [verdict])[0], rest)
    if check.output:
        inside += f"   <system-out>{xml(check.output)}</system-out>\n"
    return _testcase(result, topic, speaker.title_of(check), check.seconds, inside)


def _missing(result: SubmissionResult, topic: TopicResult, speaker: Speaker) -> str:
    inside = _outcome("failure", "missing", speaker.say("export.not_handed_in"), topic_notes(topic, speaker))
    return _testcase(result, topic, f"{topic.id}.py", 0.0, inside)


def _outcome(element: str, kind: str, message: str, text: Sequence[str]) -> str:
    return (
        f'   <{element} type="{xml(kind)}" message="{xml(message)}">{xml(chr(10).join(text))}</{element}>\n'
    )


def _testcase(result: SubmissionResult, topic: TopicResult, name: str, seconds: float, inside: str) -> str:
    # services split a class name at its dots into a tree: the student's own must not
    owner = f"{result.student.replace('.', '_')}.{topic.id}"
    opening = f'  <testcase classname="{xml(owner)}" name="{xml(name)}" time="{seconds:.3f}"'
    return f"{opening}>\n{inside}  </testcase>\n" if inside else f"{opening}/>\n"

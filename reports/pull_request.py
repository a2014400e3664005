"""A pull request's outcome as Markdown: one body for a comment, and for the summary of a job."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from grader.results import CheckResult, Language, Text, TopicResult
from reports.annotations import ChangedStudent, advice, needs_work, telling_checks
from reports.figures import score_of, score_text
from reports.messages import Speaker
from reports.sanitise import markdown
from reports.topics import TopicPart, first_step

MARKER = "<!-- tensor-grader -->"
# GitHub takes 65,536 characters for a comment, and 1 MiB for a summary.
COMMENT, SUMMARY = 60_000, 900_000
_MOST_CHECKS, _MOST_LEFT = 30, 50

Outcome = Literal["nothing", "passed", "open", "unusable", "not_graded"]


@dataclass
class PullReport:
    """What is known of a pull request, student by student; it keeps text, not results."""

    language: Language
    # paths that were left alone, and why
    left: Sequence[tuple[str, Text]] = ()
    topics: int = 0
    open: int = 0
    outcomes: set[Outcome] = field(default_factory=set)
    _blocks: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome:
        """The worst that happened."""
        ordered: tuple[Outcome, ...] = ("not_graded", "unusable", "open", "passed")
        return next((one for one in ordered if one in self.outcomes), "nothing")

    def add(self, student: ChangedStudent) -> None:
        """Take in a student who was graded."""
        parts = student.parts()
        self.topics += len(parts)
        self.open += sum(needs_work(part.topic) for part in parts)
        for part in parts:
            self.outcomes.add(_outcome(part.topic))
        self._blocks.append("\n\n".join(_student(student, parts, Speaker(self.language))))

    def add_trouble(self, student: str, problem: str, outcome: Outcome) -> None:
        """Take in a student who could not be graded, and why."""
        self.outcomes.add(outcome)
        self._blocks.append(f"### {markdown(student)}\n\n{markdown(problem)}")

    def comment(self) -> str:
        """Return the body of the one comment, with the marker by which it is found again."""
        return f"{MARKER}\n{self._body(COMMENT)}"

    def summary(self) -> str:
        """Return the body of the job's summary."""
        return self._body(SUMMARY)

    def headline(self) -> str:
        """Return the outcome in one line."""
        speaker = Speaker(self.language)
        match self.outcome:
            case "nothing":
                return speaker.say("pull.nothing")
            case "not_graded":
                return speaker.say("pull.not_graded")
            case "unusable":
                return speaker.say("pull.unusable")
            case "open" if self.topics == 1:
                return speaker.say("pull.one_open")
            case "open":
                return speaker.say("pull.some_open", open=self.open, total=self.topics)
            case "passed" if self.topics == 1:
                return speaker.say("pull.one_passed")
        return speaker.say("pull.all_passed", total=self.topics)

    def _body(self, characters: int) -> str:
        speaker = Speaker(self.language)
        ends = [_left(self.left, speaker)] if self.left else []
        if self._blocks:
            ends.append(speaker.say("pull.full_report"))
        room = characters - sum(map(len, ends)) - 1_000
        shown = list(_within(self._blocks, room))
        if len(shown) < len(self._blocks):
            shown.append(speaker.say("pull.more_students", count=len(self._blocks) - len(shown)))
        return "\n\n".join([f"## {self.headline()}", *shown, *ends]) + "\n"


def _within(blocks: Iterable[str], characters: int) -> Iterator[str]:
    for block in blocks:
        characters -= len(block) + 2
        if characters < 0:
            return
        yield block


def _outcome(topic: TopicResult) -> Outcome:
    if topic.status == "not_graded":
        return "not_graded"
    return "open" if needs_work(topic) else "passed"


def _student(student: ChangedStudent, parts: Sequence[TopicPart], speaker: Speaker) -> Iterator[str]:
    result = student.result
    score = {"score": score_text(student.score), "max": score_text(student.max_score)}
    yield "### " + speaker.say("pull.student", student=markdown(result.student), **score)
    yield "\n".join(_table(student, parts, speaker))
    step = first_step(parts)
    if step.kind == "check" and step.part is not None and step.check is not None:
        yield f"**{speaker.say('first.heading')}** · " + _advice(student, step.part, step.check, speaker)
    found = [(part, check) for part in parts for check in telling_checks(part)]
    if len(found) > 1:
        yield "\n".join(_details(student, found, speaker))
    rest = [topic for topic in result.topics if topic.id not in student.touched and topic.status == "graded"]
    if rest:
        marks = ", ".join(f"{markdown(topic.id)} {score_of(topic.score, topic.max_score)}" for topic in rest)
        yield speaker.say("pull.unchanged", topics=marks)


def _table(student: ChangedStudent, parts: Sequence[TopicPart], speaker: Speaker) -> Iterator[str]:
    names = [speaker.say("overview.topic"), speaker.say("review.file"), speaker.say("overview.checks")]
    yield "| | " + " | ".join([*names, speaker.say("overview.score")]) + " |"
    yield "|---|---|---|---|--:|"
    for part in parts:
        topic = part.topic
        mark = {"passed": "✅", "open": "❌"}.get(_outcome(topic), "⚠️")
        title = markdown(speaker.title_of(topic))
        told = speaker.say("topic." + topic.status, passed=len(part.passed), total=len(topic.checks))
        file = markdown(student.paths.get(topic.id, "–"))
        yield f"| {mark} | {title} | {file} | {markdown(told)} | {score_of(topic.score, topic.max_score)} |"


def _details(
    student: ChangedStudent, found: Sequence[tuple[TopicPart, CheckResult]], speaker: Speaker
) -> Iterator[str]:
    yield f"<details><summary>{speaker.say('pull.open_checks', count=len(found))}</summary>\n"
    for part, check in found[:_MOST_CHECKS]:
        yield "- " + _advice(student, part, check, speaker)
    if len(found) > _MOST_CHECKS:
        yield "\n" + speaker.say("pull.more_checks", count=len(found) - _MOST_CHECKS)
    yield "\n</details>"


def _advice(student: ChangedStudent, part: TopicPart, check: CheckResult, speaker: Speaker) -> str:
    path, line = student.place_of(part.topic.id, check)
    place = path or part.file
    if line is not None:
        place = speaker.say("pull.place", path=place, line=line)
    said = " ".join(markdown(text) for text in advice(check, speaker))
    return f"{markdown(place)} · {markdown(speaker.title_of(check))}: {said}"


def _left(left: Sequence[tuple[str, Text]], speaker: Speaker) -> str:
    lines = [f"<details><summary>{speaker.say('pull.left', count=len(left))}</summary>\n"]
    lines += [f"- {markdown(path)}: {markdown(speaker.text(why))}" for path, why in left[:_MOST_LEFT]]
    if len(left) > _MOST_LEFT:
        lines.append("\n" + speaker.say("pull.more_left", count=len(left) - _MOST_LEFT))
    return "\n".join([*lines, "\n</details>"])

"""What a CI service shows beside the lines of a pull request, the most useful first."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from grader.results import CheckResult, Language, SubmissionResult, TopicResult
from grader.results.scores import submission_points, submission_score
from reports.messages import Speaker
from reports.sanitise import annotation
from reports.topics import TopicPart, does_not_load, topic_parts

# GitHub shows ten errors of a step; what comes after them is for other readers of the log.
MOST = 50
_CALLED = re.compile(r"(?:\w+\.)*(\w+)\(")
_DEFINITION = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class ChangedStudent:
    """One student's result as a pull request changed it.

    `paths` are the topics' own files in the repository by topic, `files` all their files by their name in
    the result, `touched` the topics that the pull request changed, `definitions` where a topic's functions
    are defined, by topic and name: a file's name in the result, and a line.
    """

    result: SubmissionResult
    paths: Mapping[str, str]
    files: Mapping[str, str]
    touched: Collection[str]
    definitions: Mapping[str, Mapping[str, tuple[str, int]]]

    @property
    def topics(self) -> list[TopicResult]:
        """The touched topics, in the order of the course."""
        return [topic for topic in self.result.topics if topic.id in self.touched]

    def parts(self) -> list[TopicPart]:
        """Return the touched topics as pages show them."""
        return topic_parts(self.topics)

    @property
    def score(self) -> float:
        """The points of the touched topics."""
        return submission_score(self.topics)

    @property
    def max_score(self) -> float:
        """The most that the touched topics can give."""
        return submission_points(self.topics)

    def place_of(self, topic: str, check: CheckResult) -> tuple[str | None, int | None]:
        """Return the student's file, and the line in it, that a check is about.

        It is the topic's own file where nothing better is known; None stands for a file that is not there,
        and for a line that nobody knows or that counts in the cells of a notebook.
        """
        path, line = self.paths.get(topic), None
        called = _CALLED.match(check.call or "")
        if check.trouble is not None and check.trouble.line is not None:
            path, line = self.files.get(check.trouble.file or "", path), check.trouble.line
        elif called and called[1] in self.definitions.get(topic, {}):
            name, line = self.definitions[topic][called[1]]
            path = self.files.get(name, path)
        return path, None if path is None or path.endswith(".ipynb") else line


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """One remark; `path` is in the repository, None (like `line`) where it is about no file."""

    level: Literal["error", "warning"]
    path: str | None
    line: int | None
    title: str
    message: str
    check: str
    # the lower, the earlier: 0 keeps a whole file from running, 1 is the first of its topic
    rank: int

    def command(self) -> str:
        """Return the workflow command that shows it."""
        place = f"file={annotation(self.path, parameter=True)}," if self.path is not None else ""
        place += f"line={self.line}," if self.line is not None and self.path is not None else ""
        title = annotation(self.title, parameter=True)
        return f"::{self.level} {place}title={title}::{annotation(self.message)}"


def definition_lines(source: str) -> dict[str, int]:
    """Return the line of the last definition of each function and class of a file, by name."""
    found: dict[str, int] = {}
    line, position = 1, 0
    for match in _DEFINITION.finditer(source):
        line += source.count("\n", position, match.start(1))
        position = match.start(1)
        found[match[1]] = line
    return found


def definition_places(files: Iterable[tuple[str, str]]) -> dict[str, tuple[str, int]]:
    """Return where each function and class of a topic is defined, by name; of two files, the first counts.

    `files` are the names and texts of the topic's files, its own first.
    """
    found: dict[str, tuple[str, int]] = {}
    for name, source in files:
        for defined, line in definition_lines(source).items():
            found.setdefault(defined, (name, line))
    return found


def most_useful(found: Iterable[Annotation]) -> list[Annotation]:
    """Return at most `MOST` of the remarks, the most useful first."""
    return sorted(found, key=lambda one: one.rank)[:MOST]


def annotations(student: ChangedStudent, language: Language) -> Iterator[Annotation]:
    """Yield what there is to remark about one student's files, in the order of the course."""
    speaker = Speaker(language)
    for part in student.parts():
        topic, path = part.topic, student.paths.get(part.topic.id)
        title = speaker.title_of(topic)
        if topic.status == "missing":
            said = speaker.say("pull.deleted", file=part.file)
            yield Annotation(
                level="error", path=None, line=None, title=title, message=said, check=topic.id, rank=1
            )
        elif topic.status == "not_graded":
            said = speaker.say("topic.not_graded_note")
            yield Annotation(
                level="warning", path=path, line=None, title=title, message=said, check=topic.id, rank=1
            )
        for number, check in enumerate(telling_checks(part)):
            path, line = student.place_of(topic.id, check)
            yield Annotation(
                level="error",
                path=path,
                line=line,
                title=f"{title}: {speaker.title_of(check)}",
                message="\n".join(advice(check, speaker)),
                check=f"{topic.id}/{check.id}",
                rank=_rank(part, check, number),
            )


def telling_checks(part: TopicPart) -> list[CheckResult]:
    """Return the checks that say something new: one where all stopped at the same place, none twice."""
    if part.stopped_by is not None:
        return [part.stopped_by]
    return [check for check in part.open if check.id not in part.repeats]


def advice(check: CheckResult, speaker: Speaker) -> list[str]:
    """Return what a check tells the student, and the next step where there is one."""
    said = speaker.text(check.messages) or speaker.say("verdict." + check.verdict)
    return [said, speaker.text(check.hints)] if check.hints is not None else [said]


def needs_work(topic: TopicResult) -> bool:
    """Return whether something of a topic did not pass, or could not be judged."""
    return topic.status != "graded" or any(check.verdict != "passed" for check in topic.checks)


def _rank(part: TopicPart, check: CheckResult, number: int) -> int:
    if part.stopped_by is not None or does_not_load(check):
        return 0
    if number == 0:
        return 1
    return 2 if check.mistake is not None else 3

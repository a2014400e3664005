"""A result as lines of a terminal: what to do first in full, everything else in a line each.

The lines are rich texts that fit the width asked for, Chinese characters counted as two columns. Whatever a
student wrote passes `plain`, and none of it is read as markup. Whoever prints them decides about colours.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text as Line

from grader.results import CheckResult, Language, SourceLine, SubmissionResult, TopicResult, Trouble
from reports.figures import cut, name_and_case, score_text
from reports.graph import draw
from reports.grid import Room
from reports.messages import Speaker
from reports.sanitise import plain
from reports.terminal_values import value_lines
from reports.topics import FirstStep, TopicPart, checks_of, first_step, topic_parts

_LONGEST_PROSE = 1200
_LONGEST_OUTPUT = 20  # lines
_SOURCE_LINES = 7
_GRAPH_LINES = 12
_MARKS = {"passed": ("✓", "green"), "skipped": ("·", "dim"), "internal": ("!", "yellow")}
_WRONG = ("✗", "red")


def terminal_report(result: SubmissionResult, language: Language, width: int) -> list[Line]:
    """Return the report of a check: the topics, what to do first, and of a single topic each check."""
    return _Report(Speaker(language), width, result).lines()


@dataclass(frozen=True)
class _Report:
    speaker: Speaker
    width: int
    result: SubmissionResult

    def lines(self) -> list[Line]:
        return [line for block in self._blocks() for line in wrapped(block, self.width)]

    def checks(self) -> Iterator[Line]:
        """Yield a line for each check, cut to the width."""
        for topic in self.result.topics:
            for check in checks_of(topic):
                line = Line("  ").append(*_mark(check)).append(f" {self._title(check)}")
                line.truncate(self.width, overflow="ellipsis")
                yield line

    def _blocks(self) -> Iterator[Line]:
        parts = topic_parts(self.result.topics)
        yield from (self._topic(part) for part in parts)
        for note in self.result.notes:
            yield Line(f"  {plain(self.speaker.text(note))}", style="dim")
        if len(parts) == 1:
            yield Line()
            yield from self.checks()
        yield Line()
        yield from self._first(first_step(parts), alone=len(parts) == 1)

    def _topic(self, part: TopicPart) -> Line:
        """Return the line of one topic: its mark, its title, and how many checks passed."""
        topic = part.topic
        full = bool(topic.checks) and len(part.passed) == len(topic.checks) and topic.status == "graded"
        if topic.status == "missing":
            mark, state = ("·", "dim"), self.speaker.say("terminal.missing")
        elif topic.status == "not_graded":
            mark, state = ("!", "yellow"), self.speaker.say("topic.not_graded")
        else:
            mark = ("✓", "green") if full else _WRONG
            state = f"{len(part.passed)}/{len(topic.checks)}"
        line = (
            Line()
            .append(*mark)
            .append(f" {self._name(topic)}", style="bold")
            .append(f"  {state}", style=mark[1])
        )
        for note in topic.notes:
            line.append(f"  {plain(self.speaker.text(note))}", style="dim")
        return line

    def _first(self, step: FirstStep, *, alone: bool) -> Iterator[Line]:
        if step.kind == "check" and step.part is not None and step.check is not None:
            yield self._heading(self.speaker.say("first.heading"))
            if not alone:
                yield Line(self.speaker.say("first.in_topic", topic=self._name(step.part.topic)), style="dim")
            yield from self._check(step.part, step.check)
            return
        yield from self._nothing_wrong(step)

    def _nothing_wrong(self, step: FirstStep) -> Iterator[Line]:
        if step.kind == "done":
            yield Line(self.speaker.say("terminal.done"), style="bold green")
        elif step.kind == "missing" and step.part is not None:
            yield self._heading(self.speaker.say("first.heading"))
            topic = step.part.topic
            yield Line(self.speaker.say("terminal.start", topic=self._name(topic), id=plain(topic.id)))
        elif step.kind == "wait" and step.part is not None:
            yield self._heading(self.speaker.say("first.wait_heading"))
            yield Line(self.speaker.say("first.wait", topic=self._name(step.part.topic)))
        else:
            points = score_text(self.result.max_score - self.result.score)
            yield Line(self.speaker.say("first.points_left", points=points))

    def _check(self, part: TopicPart, check: CheckResult) -> Iterator[Line]:
        """Yield everything that there is to say about the check that comes first."""
        stopped = part.stopped_by is not None
        title = self.speaker.say("topic.shared_title") if stopped else self._title(check)
        yield Line().append(*_mark(check)).append(f" {title}", style="bold")
        if message := self._prose(self.speaker.text(check.messages)):
            yield self._indented(message)
        if check.hints is not None and (hint := self._prose(self.speaker.text(check.hints))):
            line = Line("  ").append(f"{self.speaker.say('check.hint')}  ", style="bold cyan")
            yield line.append(hint.replace("\n", "\n  "))
        if check.trouble is not None:
            yield Line()
            yield from self._trouble(check.trouble)
        yield from self._evidence(check)
        if stopped:
            yield self._indented(self.speaker.say("topic.shared_note", count=len(part.open)), "dim")

    def _evidence(self, check: CheckResult) -> Iterator[Line]:
        """Yield the call, the answer beside what was expected, the graph, and what was printed."""
        if check.call:
            yield Line()
            yield Line(f"  {self.speaker.say('check.call')}  ").append(
                plain(cut(check.call, 400)), style="bold"
            )
        for view, label in ((check.answer, "answer"), (check.expected, "expected")):
            if view is not None:
                said = self.speaker.say("check.answer" if label == "answer" else "check.expected")
                yield from value_lines(view, said, self.speaker, self.width - 2)
        if check.graph is not None and check.graph.nodes:
            drawing = draw(check.graph, self.speaker, Room(entries=100, characters=0))
            yield Line(f"  {self.speaker.say('graph.answer')}", style="dim")
            yield from (self._indented(f"  {plain(line)}") for line in drawing.lines[:_GRAPH_LINES])
        yield from self._output(check.output)

    def _output(self, output: str) -> Iterator[Line]:
        lines = plain(output, lines=True).rstrip().splitlines() if output.strip() else []
        if not lines:
            return
        yield Line(f"  {self.speaker.say('check.output')}", style="dim")
        yield from (self._indented(f"  {cut(line, 300)}") for line in lines[:_LONGEST_OUTPUT])
        if len(lines) > _LONGEST_OUTPUT:
            left = len(lines) - _LONGEST_OUTPUT
            yield self._indented(f"  {self.speaker.say('value.lines_cut', count=left)}", "dim")

    def _trouble(self, trouble: Trouble) -> Iterator[Line]:
        """Yield the exception, and the student's own lines around where it came from."""
        said = f": {plain(cut(trouble.message, 800))}" if trouble.message else ""
        yield Line("  ").append(plain(cut(trouble.type, 120)), style="bold red").append(said)
        if trouble.file and trouble.line:
            where = self.speaker.say("check.trouble_at", file=plain(trouble.file), line=trouble.line)
            yield self._indented(where, "dim")
        for line in _around(trouble.lines):
            text = Line(
                f"  {'▶' if line.marked else ' '} {line.number:>4} │ ", style="red" if line.marked else "dim"
            )
            text.append(plain(cut(line.text.rstrip(), 300), lines=True).expandtabs(4), style="not dim")
            text.truncate(self.width, overflow="ellipsis")
            yield text

    def _heading(self, text: str) -> Line:
        return Line(f"── {text} ──", style="bold cyan")

    def _indented(self, text: str, style: str = "") -> Line:
        return Line("  " + text.replace("\n", "\n  "), style=style)

    def _prose(self, text: str) -> str:
        return plain(cut(text.strip(), _LONGEST_PROSE), lines=True)

    def _name(self, topic: TopicResult) -> str:
        return cut(plain(self.speaker.title_of(topic)), 120)

    def _title(self, check: CheckResult) -> str:
        name, case = name_and_case(self.speaker.title_of(check), check.id)
        return plain(cut(name, 200) + (f" [{cut(case, 60)}]" if case else ""))


def _around(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """Return the lines near the marked one, without blank ones at the end."""
    marked = next((place for place, line in enumerate(lines) if line.marked), 0)
    start = max(0, marked - _SOURCE_LINES // 2)
    near = list(lines[start : start + _SOURCE_LINES])
    while near and not near[-1].text.strip() and not near[-1].marked:
        near.pop()
    return near


def _mark(check: CheckResult) -> tuple[str, str]:
    return _MARKS.get(check.verdict, _WRONG)


def wrapped(line: Line, width: int) -> list[Line]:
    """Break a line at the width; what follows is indented as it is."""
    blanks = len(line.plain) - len(line.plain.lstrip(" "))
    if line.cell_len <= width and "\n" not in line.plain:
        return [line]
    indent = min(blanks, width // 2)
    console = Console(width=max(10, width - indent))
    broken: list[Line] = []
    for part in line.split("\n"):
        body = part[min(indent, len(part)) :]
        broken += (
            Line(" " * indent).append_text(piece) for piece in body.wrap(console, max(10, width - indent))
        )
    return broken


def bar(done: int, total: int, width: int) -> str:
    """Return a bar of so many columns that shows the part that is done."""
    filled = math.floor(width * done / total) if total else 0
    return "█" * filled + "░" * (width - filled)

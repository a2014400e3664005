"""What a grading run says: plain, frozen, typed values, written as `result.json`.

`SubmissionResult` is the file; its fields keep their names and meaning (format `grader-result/1`).
Texts that a person reads exist in Chinese and English (`Text`), so one result renders in both; the
plain fields `title`, `message` and `hint` hold the language that the run was asked for.
"""

from typing import Final, Literal, get_args

from msgspec import Struct

FORMAT = "grader-result/1"

Language = Literal["zh", "en"]
Tier = Literal["full", "reduced", "process"]
TIERS: Final[tuple[Tier, ...]] = get_args(Tier)  # the best first
Verdict = Literal["passed", "failed", "error", "timeout", "memory", "crashed", "skipped", "internal"]


def reaches(found: Tier, lowest: Tier) -> bool:
    """Return whether a tier is at least as good as another."""
    return TIERS.index(found) <= TIERS.index(lowest)


class Text(Struct, frozen=True):
    """One text in both languages."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en


class TensorView(Struct, frozen=True, kw_only=True):
    """A tensor or other value, cut down to what a page can show.

    `shape` and `dtype` are None for a value that is no tensor or array; then `values` holds its one
    shown form. `values` are formatted entries in row-major order, at most `MAX_VIEW_ENTRIES` of
    them (`truncated` says that there were more). `marked` holds the flat indices, within `values`,
    of the entries that differ from what was expected. `part` says which part of the whole answer this is: an
    entry, such as "[0]", or "grad", what going backward from the answer gave; "" for the answer itself.
    """

    kind: str
    shape: list[int] | None = None
    dtype: str | None = None
    values: list[str] = []
    marked: list[int] = []
    truncated: bool = False
    part: str = ""


MAX_VIEW_ENTRIES = 144


NodeKind = Literal["output", "intermediate", "leaf", "constant", "unreached"]


class GraphNode(Struct, frozen=True, kw_only=True):
    """A node of an autograd graph, as `GraphView` holds it.

    `kind` is "output", "intermediate", "leaf", "constant" (a result without a graph) or "unreached" (an
    argument that requires grad and that the graph does not lead to: here it was cut). `name` is the
    operation ("PowBackward0"), "" where there is none; `label` the argument's name. `inputs` are the places
    of the nodes that it was made of.
    """

    name: str
    kind: NodeKind
    label: str
    inputs: list[int]


class GraphView(Struct, frozen=True, kw_only=True):
    """The autograd graph of an answer, the output first."""

    nodes: list[GraphNode]


class SourceLine(Struct, frozen=True, kw_only=True):
    """A line of the student's own file; `marked` where the exception came from it."""

    number: int
    text: str
    marked: bool = False


class Trouble(Struct, frozen=True, kw_only=True):
    """An exception that the student's code raised: type, message, and the student's own lines."""

    type: str
    message: str
    file: str | None = None
    line: int | None = None
    lines: list[SourceLine] = []


class Example(Struct, frozen=True, kw_only=True):
    """A small call that goes wrong, made of other values than the check's own.

    `source` is Python that the student can paste beside the file. `answer` is what the student's code
    returned, None where it raised what `raised` says (type and message); `expected` is the right answer.
    """

    source: str
    answer: TensorView | None = None
    raised: str = ""
    expected: TensorView


class CheckResult(Struct, frozen=True, kw_only=True):
    """The outcome of one check.

    `message` is what to tell the student about this outcome ("" for `passed`), `hint` the next step.
    `call` shows the student's call that was judged, with the arguments' kinds and shapes, never their
    values. `answer` is what the student's code returned. `output` is what it printed. `graph` is the
    autograd graph of the answer where a check looks at it, `expected_graph` the one that it should have.
    `example` is there where the feedback policy allows it and a small one was found.
    """

    id: str
    title: str
    verdict: Verdict
    points: float
    score: float
    mistake: str | None
    message: str
    hint: str | None
    seconds: float
    output: str
    titles: Text
    messages: Text
    hints: Text | None = None
    call: str | None = None
    answer: TensorView | None = None
    expected: TensorView | None = None
    trouble: Trouble | None = None
    graph: GraphView | None = None
    expected_graph: GraphView | None = None
    example: Example | None = None


TopicStatus = Literal["graded", "missing", "not_graded"]


class TopicResult(Struct, frozen=True, kw_only=True):
    """The outcome of one topic; `score` is None where the topic could not be graded by our fault."""

    id: str
    status: TopicStatus
    score: float | None
    max_score: float
    checks: list[CheckResult]
    titles: Text
    notes: list[Text] = []


class SubmittedFiles(Struct, frozen=True, kw_only=True):
    """What was handed in: SHA-256 of each file that was graded, and the names of the ignored ones."""

    files: dict[str, str]
    ignored: list[str] = []


class Isolation(Struct, frozen=True, kw_only=True):
    """The isolation tier and the layers that were live while the student's code ran."""

    tier: Tier
    layers: list[str]


class AttemptTopic(Struct, frozen=True, kw_only=True):
    """A topic of one attempt, scored with today's points; `passed` are the ids of its checks that passed.

    `submitted` is when this content was first handed in (UTC, ISO 8601), `late_days` how many days after the
    deadline, begun ones counted; `penalty` is the part of the score that lateness takes, from 0 to 1.
    """

    id: str
    score: float | None
    max_score: float
    submitted: str
    late_days: int = 0
    penalty: float = 0.0
    passed: list[str] = []


class Attempt(Struct, frozen=True, kw_only=True):
    """One submission of a student, of several; `score` is the sum of its topics, before penalties."""

    number: int
    submitted: str
    score: float
    max_score: float
    topics: list[AttemptTopic]


class History(Struct, frozen=True, kw_only=True):
    """A student's attempts, the oldest first, and what counts of them.

    `score` sums, over the topics, the attempt that counts (the best one or the last), after penalties;
    `penalty` is what lateness took of it, in points. `chosen` names that attempt by topic. `binding` says
    that the course has a policy, so that `score` is the mark; without one it is the result's own score.
    """

    counts: Literal["best", "last"]
    binding: bool
    attempts: list[Attempt]
    score: float
    penalty: float
    max_score: float
    chosen: dict[str, int]


class SubmissionResult(Struct, frozen=True, kw_only=True):
    """The outcome of one submission, the content of `result.json`.

    `status` is "incomplete" where some topic is not graded. `seconds` is wall time; `started` is UTC,
    ISO 8601. `score` sums the topics that were graded or missing. `history` is there where a class was
    graded and there is more to say than that: earlier attempts, or a policy for lateness.
    """

    student: str
    submission: SubmittedFiles
    score: float
    max_score: float
    status: Literal["graded", "incomplete"]
    isolation: Isolation
    seed: int
    grader: str
    torch: str | None
    started: str
    seconds: float
    topics: list[TopicResult]
    language: Language = "zh"
    course: Text = Text(zh="", en="")
    notes: list[Text] = []
    history: History | None = None
    format: Literal["grader-result/1"] = "grader-result/1"


class CheckReview(Struct, frozen=True, kw_only=True):
    """What only the teacher sees of a check: its source, the expected value, the whole traceback."""

    source: str = ""
    expected: TensorView | None = None
    traceback: str = ""


class Review(Struct, frozen=True, kw_only=True):
    """What only the teacher sees of a submission.

    `checks` is keyed by "<topic>/<check id>", `sources` (the student's files) by file name; `replay`
    is the command that repeats the run exactly.
    """

    replay: str = ""
    checks: dict[str, CheckReview] = {}
    sources: dict[str, str] = {}

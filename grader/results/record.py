"""What the checks' plugin records of one check, as it travels inside the pytest-json-report metadata."""

from msgspec import Struct

from grader.results.model import Example, GraphView, TensorView, Text, Trouble, Verdict


class CheckRecord(Struct, frozen=True, kw_only=True):
    """One check's verdict and all that there is to say of it.

    `credit` is the share of the points that the check declared as earned before it failed (0 to 1).
    `doubtful` says that the check's own code raised while it used the student's answer: whose fault that is
    shows when the reference solution takes the same check.
    """

    verdict: Verdict
    mistake: str | None = None
    text: Text | None = None
    hint: Text | None = None
    call: str | None = None
    answer: TensorView | None = None
    expected: TensorView | None = None
    graph: GraphView | None = None
    expected_graph: GraphView | None = None
    trouble: Trouble | None = None
    traceback: str = ""
    output: str = ""
    credit: float = 0.0
    doubtful: bool = False
    example: Example | None = None

"""How a check fails: a wrong answer is a `CheckFailure`; the student's own exception carries a `Blame`."""

from dataclasses import dataclass
from typing import TypeVar

from grader.results.model import GraphView, TensorView, Text, Trouble

Error = TypeVar("Error", bound=BaseException)

BLAME = "__blame__"
STUDENT = "__student__"


class CheckFailure(AssertionError):
    """Say that the answer is wrong, with all that the student and the teacher are to see of it.

    `mistake` is a name from the topic's exercise.toml or one of `BUILT_IN_MISTAKES`; the plugin replaces
    `text` and `hint` by the topic's own where it has some. `text` never shows an expected value; `expected`
    is for the teacher. `inaccurate` says that the values are near the expected ones, outside the tolerance.
    `graph` and `expected_graph` show where an autograd graph was cut. `trouble` is set where another
    exception was wanted than the one that the student's code raised.
    """

    def __init__(
        self,
        text: Text,
        *,
        mistake: str | None = None,
        hint: Text | None = None,
        call: str | None = None,
        answer: TensorView | None = None,
        expected: TensorView | None = None,
        inaccurate: bool = False,
        graph: GraphView | None = None,
        expected_graph: GraphView | None = None,
        trouble: Trouble | None = None,
    ) -> None:
        super().__init__(text.en)
        self.text = text
        self.mistake = mistake
        self.hint = hint
        self.call = call
        self.answer = answer
        self.expected = expected
        self.inaccurate = inaccurate
        self.graph = graph
        self.expected_graph = expected_graph
        self.trouble = trouble

    def __str__(self) -> str:
        return self.text.en


BUILT_IN_MISTAKES = (
    "changed_argument",
    "changed_grad_mode",
    "changed_default_dtype",
    "graph_cut",
    "rebuilt_leaf",
    "accumulated_gradient",
    "mean_for_sum",
    "sum_for_mean",
)


@dataclass(frozen=True)
class Blame:
    """What an expectation knows of an exception of the student's code: the call, and the mistake it shows."""

    call: str
    mistake: str | None = None


def blamed(error: Error, blame: Blame) -> Error:
    """Return `error` with `blame` on it, to be raised as it is: its verdict stays `error`."""
    setattr(error, BLAME, blame)
    return error


def blame_of(error: BaseException) -> Blame | None:
    """Return the blame that an expectation put on `error`; None where there is none."""
    blame = getattr(error, BLAME, None)
    return blame if isinstance(blame, Blame) else None


def trouble_of(error: BaseException) -> Trouble | None:
    """Return what to show of an exception of the student's code; None where it is not the student's."""
    trouble = getattr(error, STUDENT, None)
    return trouble if isinstance(trouble, Trouble) else None

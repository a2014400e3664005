"""How a check fails: a wrong answer is a `CheckFailure`; the student's own exception carries a `Blame`."""

from dataclasses import dataclass
from typing import TypeVar

from grader.checks.compare import Aspect, Tolerance
from grader.results.model import GraphView, TensorView, Text, Trouble
from grader.sandbox.observations import StudentFunction

Error = TypeVar("Error", bound=BaseException)

BLAME = "__blame__"
STUDENT = "__student__"


@dataclass(frozen=True, eq=False)
class Trial:
    """A call that went wrong: what was expected of it, and in which respect the answer was wrong.

    `aspect` is None where the student's code raised. It is all that a smaller example is made from.
    """

    function: StudentFunction
    args: tuple[object, ...]
    kwargs: dict[str, object]
    expected: object
    tolerance: Tolerance
    aspect: Aspect | None


class CheckFailure(AssertionError):
    """Say that the answer is wrong, with all that the student and the teacher are to see of it.

    `mistake` is a name from the topic's exercise.toml or a built-in one, such as `changed_argument`; where
    the topic has a text and hint of its own for it, these are shown. `text` never shows an expected value;
    `expected` is for the teacher. `inaccurate` says that the values are near the expected ones, outside the
    tolerance. `graph` and `expected_graph` show where an autograd graph was cut. `trouble` is set where
    another exception was wanted than the one that the student's code raised. `trial` is set where a smaller
    example can be looked for.
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
        trial: Trial | None = None,
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
        self.trial = trial

    def __str__(self) -> str:
        return self.text.en


@dataclass(frozen=True)
class Blame:
    """What an expectation knows of an exception of the student's code: the call, and the mistake it shows."""

    call: str
    mistake: str | None = None
    trial: Trial | None = None


def blamed(error: Error, blame: Blame) -> Error:
    """Return `error` with `blame` on it, to be raised as it is: its verdict stays `error`."""
    setattr(error, BLAME, blame)
    return error


def blame_of(error: BaseException) -> Blame | None:
    """Return the blame that an expectation put on `error`; None where there is none."""
    blame = getattr(error, BLAME, None)
    return blame if isinstance(blame, Blame) else None


def trial_of(error: BaseException | None) -> Trial | None:
    """Return the call that a failure or an exception of the student's code is about, where it is known."""
    if isinstance(error, CheckFailure):
        return error.trial
    blame = blame_of(error) if error is not None else None
    return blame.trial if blame is not None else None


def trouble_of(error: BaseException) -> Trouble | None:
    """Return what to show of an exception of the student's code; None where it is not the student's."""
    trouble = getattr(error, STUDENT, None)
    return trouble if isinstance(trouble, Trouble) else None

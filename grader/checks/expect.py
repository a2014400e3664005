"""Expectations about one call of a student's function, and the two plain ways to fail.

A call is made when the first expectation asks for it: after the check's expected values were computed, and
once for a whole chain. What costs time to observe (library calls, sizes of intermediates) is observed where
the first expectation of the chain needs it. Where only a later one does, the function is called once more,
observed, and that run is judged by the rule alone: a check author orders a chain by what to tell first.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NoReturn, Self

from grader.checks import gradients, rules
from grader.checks.compare import Aspect, Mismatch, Tolerance, mismatch
from grader.checks.describe import describe, kind_words
from grader.checks.describe_arrays import Axes, difference_mask
from grader.checks.failure import Blame, CheckFailure, Trial, blamed, trouble_of
from grader.checks.keep import keep
from grader.checks.kinds import ARRAYS, is_tensor, kind_of, plain
from grader.checks.mistakes import counts_as, holds, mistake_of_answer, mistake_of_error
from grader.checks.properties import property_words
from grader.checks.texts import Said, axis_names, bilingual, kind_name, say
from grader.checks.views import call_text, view_of
from grader.results.model import TensorView
from grader.sandbox.labels import labelled
from grader.sandbox.link import WorkerLost
from grader.sandbox.observations import Observations, Reply, StudentFunction

if TYPE_CHECKING:
    import torch

Mistakes = Mapping[str, object]
_NONE: Mistakes = {}
_CALLS = frozenset({"calls"})
_SIZES = frozenset({"sizes"})


def expect(function: StudentFunction, /, *args: object, **kwargs: object) -> "Expectation":
    """Begin expectations about `function(*args, **kwargs)`; the first one makes the call."""
    return Expectation(function, args, kwargs)


class Expectation:
    """What is expected of one call; each method checks one thing and returns the expectation itself.

    Each demands besides that the call left its arguments, the grad mode and the default dtype as they were.
    A method raises `CheckFailure` where the answer is wrong, and the student's own exception, with a `Blame`
    on it, where the student's code raised.
    """

    def __init__(
        self, function: StudentFunction, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> None:
        self._function, self._args, self._kwargs = function, args, kwargs
        self._call = call_text(function.name, args, kwargs)
        self._may_change: frozenset[str] = frozenset()
        self._names: Mapping[str, str] = {}
        self._reply: Reply | None = None
        self._observed: frozenset[str] = frozenset()

    def may_change(self, *arguments: int | str) -> Self:
        """Let the call change these arguments (by position or keyword); comes first in a chain."""
        if self._reply is not None:
            raise RuntimeError("may_change must come before the other expectations")
        labels = {rules.argument_label(argument, self._args, self._kwargs) for argument in arguments}
        self._may_change |= labels
        return self

    def naming(self, **names: str) -> Self:
        """Give a topic's own names to what else every call must keep; comes first in a chain.

        The keywords are `changed_argument`, `changed_grad_mode` and `changed_default_dtype`.
        """
        unknown = set(names) - rules.CHANGES
        if unknown:
            raise ValueError(f"naming: wanted {', '.join(sorted(rules.CHANGES))}, found {sorted(unknown)[0]}")
        self._names = names
        return self

    def observing(self, *what: str) -> Self:
        """Have the call run in a way of `grader.sandbox` ("calls", "sizes", "disturbed_products").

        Comes first in a chain. "disturbed_products" adds 0.5 to one number of every matrix product of
        torch that has an odd number of columns, and takes it off where that is even.
        """
        self._replied(need=frozenset(what))
        return self

    def equals(
        self,
        expected: object,
        mistakes: Mistakes = _NONE,
        *,
        rtol: float | None = None,
        atol: float | None = None,
        equal_nan: bool = False,
        axes: str = "",
    ) -> Self:
        """Demand this value: exact kind, shape, dtype and device, then values within the tolerance.

        `mistakes` maps names to patterns: a value, `near(...)`, `raised(...)`, a predicate, or a list.
        `axes` names the dims of an expected tensor in what the student reads: "行 列 | row column".
        """
        names = axis_names(axes)
        tolerance = Tolerance(rtol, atol, equal_nan=equal_nan)
        # an argument that may change is written back, and the expected value may be a view of it
        expected = keep(expected) if self._may_change else expected
        answer = self._answered(mistakes, trial=self._trial(expected, tolerance, None)).value
        found = mismatch(answer, expected, tolerance)
        if found is None:
            return self._left_intact()
        name = mistake_of_answer(answer, mistakes, tolerance, expected)
        if name is None:
            # a function that damages its input often goes wrong by that: it is the nearer cause
            self._left_intact()
        raise self._wrong(found, expected, name, names)

    def raises(self, wanted: type[BaseException], mistakes: Mistakes = _NONE) -> Self:
        """Demand that the call raises an exception of this type; a subclass will do."""
        reply = self._replied()
        if reply.error is None:
            name = mistake_of_answer(reply.value, mistakes, Tolerance())
            returned = "returned_exception" if isinstance(reply.value, BaseException) else "did_not_raise"
            said = say(returned, wanted=wanted.__name__, got=kind_name(kind_of(plain(reply.value))))
            raise self._failure(said, name)
        if counts_as(reply.error, wanted):
            return self._left_intact()
        name = mistake_of_error(reply.error, mistakes)
        if isinstance(reply.error, NotImplementedError):
            raise blamed(reply.error, Blame(self._call, name))
        said = say("raised_other", wanted=wanted.__name__, got=type(reply.error).__name__)
        raise self._failure(said, name, trouble=reply.error)

    def satisfies(self, predicate: Callable[[object], object], text: str, mistakes: Mistakes = _NONE) -> Self:
        """Demand that `predicate(answer)` is true; `text`, "中文 | English", says what is wanted."""
        answer = self._answered(mistakes).value
        if holds(predicate, answer):
            return self._left_intact()
        name = mistake_of_answer(answer, mistakes, Tolerance())
        if name is None:
            self._left_intact()
        raise self._failure(say("property", wanted=bilingual(text)), name)

    def has(
        self, *, shape: tuple[int, ...] | None = None, dtype: object = None, kind: type | None = None
    ) -> Self:
        """Demand this kind (a tensor, where shape or dtype are given without), shape and dtype."""
        reply = self._answered()
        said = property_words(plain(reply.value), shape, dtype, kind, reply.seen.printed)
        return self._ruled(said, None)

    def shares_memory(self, arg: int | str = 0, mistake: str | None = None) -> Self:
        """Demand that the result is a view of this argument."""
        label = rules.argument_label(arg, self._args, self._kwargs)
        return self._ruled(rules.shares_memory(self._answered().seen, label), mistake)

    def owns_memory(self, arg: int | str = 0, mistake: str | None = None) -> Self:
        """Demand that the result has memory of its own, apart from this argument's."""
        label = rules.argument_label(arg, self._args, self._kwargs)
        return self._ruled(rules.owns_memory(self._answered().seen, label), mistake)

    def on_device(self, device: str, mistake: str | None = None) -> Self:
        """Demand that the result lies on this device: "cuda" is any of its kind, "cuda:0" the very one."""
        return self._ruled(rules.on_device(self._answered().seen, device), mistake)

    def uses_autograd(self, runs: int = 1, mistake: str | None = None) -> Self:
        """Demand that the autograd engine computed gradients at least `runs` times."""
        return self._ruled(rules.uses_autograd(self._answered().seen, runs), mistake)

    def calls(self, name: str, mistake: str | None = None) -> Self:
        """Demand a call of a library function whose dotted name ends with `name`."""
        return self._ruled(rules.calls(self._answered(need=_CALLS).seen, name), mistake)

    def calls_none_of(self, *names: str, mistake: str | None = None) -> Self:
        """Demand no call of any library function whose dotted name ends with one of `names`."""
        return self._ruled(rules.calls_none_of(self._answered(need=_CALLS).seen, names), mistake)

    def never_makes(self, elements: int, mistake: str | None = None) -> Self:
        """Demand that no tensor or array of `elements` elements or more is made on the way."""
        return self._ruled(rules.never_makes(self._answered(need=_SIZES).seen, elements), mistake)

    def gradient(
        self,
        expected: object,
        arg: int | str = 0,
        *,
        weights: "torch.Tensor | None" = None,
        like: "torch.Tensor | None" = None,
        mistakes: Mistakes = _NONE,
        rtol: float | None = None,
        atol: float | None = None,
    ) -> Self:
        """Demand this gradient of the answer for an argument (a tensor that requires grad).

        The answer is weighted by `weights` (its shape; ones where None) and summed before it goes backward.
        `like` is a tensor of the check made as the answer should be: its graph is shown beside the student's.
        `mistakes` may hold `detached` and `rebuilt`, the patterns of a graph that was cut.
        """
        answer = self._answered(mistakes).value
        if not is_tensor(answer):
            raise self._failure(kind_words(answer, "tensor", self.printed), None)
        label = rules.argument_label(arg, self._args, self._kwargs)
        argument = self._args[arg] if isinstance(arg, int) else self._kwargs[arg]
        found = gradients.gradient_of(answer, argument, weights)  # type: ignore[arg-type]
        if found is None:
            cut = gradients.cut_of(self._answered(need=_CALLS).seen)
            built_in, said = gradients.say_cut(cut)
            raise self._failure(
                said, gradients.mistake_of_cut(cut, mistakes) or built_in, like=like, label=label
            )
        tolerance = Tolerance(rtol, atol)
        wrong = mismatch(found, expected, tolerance)
        if wrong is None:
            return self._left_intact()
        raise self._wrong_gradient(
            wrong, mistake_of_answer(found, mistakes, tolerance, expected), answer, like, label
        )

    @property
    def answer(self) -> object:
        """The decoded answer; raises what the student's code raised."""
        return self._answered().value

    @property
    def printed(self) -> str:
        """What the call printed."""
        return self._replied().seen.printed

    @property
    def seen(self) -> Observations:
        """What was observed during the call; raises what the student's code raised."""
        return self._answered().seen

    def _replied(self, need: frozenset[str] = frozenset()) -> Reply:
        if self._reply is None:
            self._reply = self._observe(need)
            self._observed = need
        return self._reply if need <= self._observed else self._observe(need)

    def _observe(self, need: frozenset[str]) -> Reply:
        try:
            return self._function.observe(
                *self._args, observe=need, may_change=self._may_change, **self._kwargs
            )
        except WorkerLost as lost:
            raise blamed(lost, Blame(self._call)) from None

    def _answered(
        self, mistakes: Mistakes = _NONE, need: frozenset[str] = frozenset(), trial: Trial | None = None
    ) -> Reply:
        reply = self._replied(need)
        if reply.error is not None:
            raise blamed(reply.error, Blame(self._call, mistake_of_error(reply.error, mistakes), trial))
        return reply

    def _trial(self, expected: object, tolerance: Tolerance, aspect: Aspect | None) -> Trial | None:
        # arguments that the call may change are no longer what they were
        if self._may_change or self._observed:
            return None
        return Trial(self._function, self._args, self._kwargs, expected, tolerance, aspect)

    def _left_intact(self) -> Self:
        change = rules.changes(self._replied().seen, self._may_change)
        if change is not None:
            mistake, said = change
            raise self._failure(said, self._names.get(mistake, mistake))
        return self

    def _ruled(self, said: Said | None, mistake: str | None) -> Self:
        if said is not None:
            raise self._failure(said, mistake)
        return self._left_intact()

    def _failure(
        self,
        said: Said,
        mistake: str | None,
        *,
        expected: TensorView | None = None,
        answer: TensorView | None = None,
        inaccurate: bool = False,
        trouble: BaseException | None = None,
        like: "torch.Tensor | None" = None,
        label: str | None = None,
        trial: Trial | None = None,
    ) -> CheckFailure:
        """Make the failure; with the label of an argument, the graphs that lead to it are shown."""
        reply = self._replied()
        if answer is None and reply.error is None:
            answer = view_of(reply.value)
        return CheckFailure(
            said.text,
            mistake=mistake,
            hint=said.hint,
            call=self._call,
            answer=answer,
            expected=expected,
            inaccurate=inaccurate,
            trouble=trouble_of(trouble) if trouble else None,
            trial=trial,
            graph=gradients.seen_graph(reply.seen) if label is not None else None,
            expected_graph=None
            if like is None
            else gradients.graph_of(like, list(labelled(self._args, self._kwargs))),
        )

    def _wrong_gradient(
        self,
        wrong: Mismatch,
        mistake: str | None,
        answer: "torch.Tensor",
        like: "torch.Tensor | None",
        label: str,
    ) -> CheckFailure:
        said = say("gradient_wrong", detail=describe(wrong).text)
        if mistake is None and is_tensor(wrong.answer) and is_tensor(wrong.expected):
            tolerance = Tolerance()
            built_in = gradients.built_in_mistake(wrong.answer, wrong.expected, answer.numel(), tolerance)
            mistake, said = built_in or (None, said)
        return self._failure(
            said,
            mistake,
            answer=view_of(wrong.answer, difference_mask(wrong), part="grad"),
            expected=view_of(wrong.expected, part="grad"),
            like=like,
            label=label,
        )

    def _wrong(self, found: Mismatch, expected: object, mistake: str | None, axes: Axes) -> CheckFailure:
        reply = self._replied()
        said = describe(found, reply.seen.printed, axes)
        # of a container of tensors, the one that differs says more than all of them cut short
        alone = kind_of(found.expected) in ARRAYS
        return self._failure(
            said,
            mistake,
            answer=view_of(found.answer if alone else reply.value, difference_mask(found), part=found.place),
            expected=view_of(found.expected if alone else expected, part=found.place),
            inaccurate=found.inaccurate,
            trial=self._trial(expected, found.tolerance, found.aspect),
        )


def fail(text: str = "", mistake: str | None = None) -> NoReturn:
    """Fail the check with `text` ("中文 | English") or with the text of a mistake."""
    raise CheckFailure(bilingual(text) if text else say("requirement").text, mistake=mistake)


def require(condition: object, text: str = "", mistake: str | None = None) -> None:
    """Fail the check with `text` ("中文 | English") or a mistake's text unless `condition` is true."""
    if not condition:
        fail(text, mistake)

"""A small example that fails, for a student to paste, made of other values than the check's own.

The reference solution says what is right. An example is told only where the reference gives what the check
expects on the check's own arguments, and where the student's answer to the example is wrong in the same
respect (kind, shape, dtype or values). It is looked for after all checks of a topic have run, so that no
check sees what the tries leave behind in the student's module.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.checks.compare import mismatch
from grader.checks.describe_arrays import difference_mask
from grader.checks.failure import Trial
from grader.checks.kinds import ARRAYS, kind_of
from grader.checks.literals import call_literal
from grader.checks.shrink import Arguments, candidates, is_small
from grader.checks.texts import Said, say
from grader.checks.views import view_of
from grader.results.model import Example, TensorView
from grader.sandbox.link import WorkerLost
from grader.sandbox.observations import Reply, StudentFunction

MOST_TRIES = 8
_LONGEST_ERROR = 200


@dataclass(frozen=True, eq=False)
class Tried:
    """Smaller arguments, and what the reference makes of them."""

    arguments: Arguments
    source: str
    expected: object


def with_reference(trial: Trial) -> list[Tried]:
    """Call the reference (the run that the function now belongs to) with small arguments, the smallest first.

    Returns nothing where it does not agree with what the check expects.
    """
    told = _call(trial.function, (trial.args, trial.kwargs))
    if told is None or told.error is not None or mismatch(told.value, trial.expected, trial.tolerance):
        return []
    return list(_agreed(trial))


def _agreed(trial: Trial) -> Iterator[Tried]:
    name = trial.function.name
    seen = {None, call_literal(name, trial.args, trial.kwargs)}
    for arguments in _small(trial):
        source = call_literal(name, *arguments)
        if source is None or source in seen:
            continue
        seen.add(source)
        reply = _call(trial.function, arguments)
        if reply is None:  # such as no end within the time: the next would find none either
            return
        if reply.error is None:
            yield Tried(arguments, source, reply.value)


def _small(trial: Trial) -> list[Arguments]:
    found = candidates(trial.args, trial.kwargs)
    return [one for one in found if is_small(*one)][:MOST_TRIES]


def with_student(
    topic: str, trial: Trial, tried: list[Tried], afresh: Callable[[], None]
) -> Example | Said | None:
    """Call the student's function with the same, and return the smallest example in which it goes wrong.

    Where there is none because the function goes wrong after other calls only, return words for that.

    Where the student's code raised, one that raises too goes before smaller ones that give a wrong answer.
    `afresh` has the next call find a module that was never called: an example must hold as a first call too.
    """
    afresh()
    first: Example | None = None
    for place, one in enumerate(tried):
        reply = _call(trial.function, one.arguments)
        if reply is None:  # such as a loop that never ends: the next would be one too
            return first
        example = _seen(topic, trial, one, reply)
        if example is not None and place > 0:
            afresh()
            again = _call(trial.function, one.arguments)
            if again is None or _seen(topic, trial, one, again) != example:
                break
        if example is not None and (example.raised or trial.aspect is not None):
            return example
        first = first or example
    if first is None:
        afresh()
        return _by_itself(trial)
    return first


def _by_itself(trial: Trial) -> Said | None:
    """Return what to say where the check's own call, as the first of a module, is answered rightly."""
    reply = _call(trial.function, (trial.args, trial.kwargs))
    if reply is None or reply.error is not None:
        return None
    return None if mismatch(reply.value, trial.expected, trial.tolerance) else say("right_by_itself")


def _seen(topic: str, trial: Trial, one: Tried, reply: Reply) -> Example | None:
    if reply.error is not None:
        return _example(topic, trial, one, raised=_error(reply.error)) if trial.aspect is None else None
    found = mismatch(reply.value, one.expected, trial.tolerance)
    if found is None or trial.aspect not in (None, found.aspect):
        return None
    mask = difference_mask(found) if kind_of(one.expected) in ARRAYS else None
    return _example(topic, trial, one, answer=view_of(reply.value, mask))


def _call(function: StudentFunction, arguments: Arguments) -> Reply | None:
    args, kwargs = arguments
    try:
        return function.observe(*args, **kwargs)  # type: ignore[arg-type]  # keywords of the check
    except (Exception, WorkerLost):  # this is no check: whatever goes wrong, there is no example
        return None


def _example(
    topic: str, trial: Trial, one: Tried, *, answer: TensorView | None = None, raised: str = ""
) -> Example:
    libraries = [name for name in ("numpy", "torch") if f"{name}." in one.source]
    lines = [f"import {name}" for name in libraries]
    lines += [f"from {topic} import {trial.function.name}", "", f"print({one.source})"]
    return Example(source="\n".join(lines), answer=answer, raised=raised, expected=view_of(one.expected))


def _error(error: BaseException) -> str:
    text = f"{type(error).__name__}: {error}".strip(": ")
    return text if len(text) <= _LONGEST_ERROR else f"{text[:_LONGEST_ERROR]}…"

"""Patterns of named mistakes: what an answer or an exception looks like when a misconception made it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard

from grader.checks.compare import Tolerance, equal

Predicate: TypeAlias = Callable[[object], object]

_LONGEST_MESSAGE = 2000  # characters

# Python makes these RuntimeErrors, but an unfilled stub or an endless recursion is no considered refusal
_NEVER_MEANT = (NotImplementedError, RecursionError)


@dataclass(frozen=True, eq=False)
class Near:
    """The pattern of an answer near a value."""

    value: object
    tolerance: Tolerance


@dataclass(frozen=True)
class Raised:
    """The pattern of an exception that the student's code raised."""

    type: type[BaseException]
    match: str | None = None

    def fits(self, error: BaseException) -> bool:
        """Say whether `error` counts as this type and its text has the regular expression."""
        if not counts_as(error, self.type):
            return False
        return self.match is None or re.search(self.match, _message(error)) is not None


def _message(error: BaseException) -> str:
    try:
        return str(error)[:_LONGEST_MESSAGE]
    except ValueError:  # an int with more digits than Python converts
        return ""


def counts_as(error: BaseException, wanted: type[BaseException]) -> bool:
    """Say whether `error` is a `wanted` one; a subclass will do, except for what nobody raises on purpose."""
    if isinstance(error, _NEVER_MEANT):
        return issubclass(wanted, _NEVER_MEANT) and isinstance(error, wanted)
    return isinstance(error, wanted)


def near(value: object, *, rtol: float | None = None, atol: float | None = None) -> Near:
    """Make the pattern of an answer of the kind, shape and dtype of `value`, within this tolerance of it."""
    return Near(value, Tolerance(rtol=rtol, atol=atol))


def raised(type: type[BaseException], match: str | None = None) -> Raised:
    """Make the pattern of an exception of this type whose text has the regular expression `match`."""
    return Raised(type, match)


def mistake_of_answer(
    answer: object,
    mistakes: Mapping[str, object],
    tolerance: Tolerance,
    *expected: object,
) -> str | None:
    """Return the first mistake whose pattern the wrong `answer` fits; None where there is none.

    A value that equals the `expected` one (where given) is no pattern: it could not tell right from wrong.
    """
    for name, pattern in mistakes.items():
        if _fits(answer, pattern, tolerance, expected):
            return name
    return None


def _fits(answer: object, pattern: object, tolerance: Tolerance, expected: tuple[object, ...]) -> bool:
    if isinstance(pattern, Raised):
        return False
    if isinstance(pattern, Near):
        return equal(answer, pattern.value, pattern.tolerance)
    if _is_predicate(pattern):
        return holds(pattern, answer)
    # a list may be the value itself, or several patterns of which any will do
    if isinstance(pattern, list) and any(_fits(answer, item, tolerance, expected) for item in pattern):
        return True
    if any(equal(pattern, right, tolerance) for right in expected):
        return False
    return equal(answer, pattern, tolerance)


def _is_predicate(pattern: object) -> TypeGuard[Predicate]:
    return callable(pattern)


def holds(predicate: Predicate, answer: object) -> bool:
    """Say whether `predicate(answer)` is true; where it cannot be asked of this answer, it is not."""
    try:
        return bool(predicate(answer))
    except Exception:  # written for answers of the right kind; this one may be of any
        return False


def mistake_of_error(error: BaseException, mistakes: Mapping[str, object]) -> str | None:
    """Return the first mistake that has a `raised` pattern which `error` fits."""
    for name, pattern in mistakes.items():
        patterns = pattern if isinstance(pattern, list) else [pattern]
        if any(isinstance(item, Raised) and item.fits(error) for item in patterns):
            return name
    return None

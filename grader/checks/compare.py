"""Comparison of an answer with the expected value: exact in kind, shape and dtype, then values.

The first thing that differs is returned as a `Mismatch`; `describe` puts it into words. Only the depth
of the expected value is walked, so an answer of hostile depth or size costs nothing.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from grader.checks.kinds import ARRAYS, NUMBERS, SEQUENCES, kind_of, plain

Aspect = Literal["kind", "shape", "dtype", "device", "length", "keys", "values"]

_LIMITS: dict[str, tuple[float, float]] = {
    "float": (1e-4, 1e-6),
    "complex": (1e-4, 1e-6),
    "float64": (1e-7, 1e-9),
    "complex128": (1e-7, 1e-9),
    "float32": (1e-4, 1e-5),
    "complex64": (1e-4, 1e-5),
    "float16": (1e-2, 1e-3),
    "complex32": (1e-2, 1e-3),
    "bfloat16": (2e-2, 1e-2),
}
_FLOAT8_LIMITS = (0.25, 0.02)


@dataclass(frozen=True)
class Tolerance:
    """How far an answer may be from the expected value; None takes the default of the dtype.

    `of_largest` allows a fraction of the largest expected entry besides. `floats_only` keeps integers exact
    even where `rtol` or `atol` are given.
    """

    rtol: float | None = None
    atol: float | None = None
    of_largest: float = 0.0
    equal_nan: bool = False
    floats_only: bool = False

    def limits(self, dtype: str) -> tuple[float, float]:
        """Return rtol and atol for `dtype`: a dtype's name, or "float", "complex", "int" of Python."""
        default = _FLOAT8_LIMITS if dtype.startswith("float8") else _LIMITS.get(dtype, (0.0, 0.0))
        if self.floats_only and default == (0.0, 0.0):
            return default
        rtol = default[0] if self.rtol is None else self.rtol
        return rtol, default[1] if self.atol is None else self.atol


DEFAULT = Tolerance()
_INACCURATE = Tolerance(rtol=1e-2, of_largest=1e-3, floats_only=True)


@dataclass(frozen=True, eq=False)
class Mismatch:
    """The first thing in which an answer is not the expected value.

    `place` is where, inside containers ("[1]['mean']"; "" for the whole). `answer` and `expected` are
    what stands there; `whole` holds the whole answer and the whole expected value.
    `inaccurate` says that the whole answer is near the expected value.
    """

    aspect: Aspect
    answer: object
    expected: object
    place: str = ""
    tolerance: Tolerance = DEFAULT
    inaccurate: bool = False
    whole: tuple[object, object] = (None, None)


def mismatch(answer: object, expected: object, tolerance: Tolerance = DEFAULT) -> Mismatch | None:
    """Return the first thing in which `answer` is not `expected`; None where it is right."""
    found = next(_mismatches(answer, expected, tolerance), None)
    if found is None:
        return None
    found = replace(found, whole=(answer, expected))
    if found.aspect != "values":
        return found
    loose = replace(_INACCURATE, equal_nan=tolerance.equal_nan)
    return replace(found, inaccurate=next(_mismatches(answer, expected, loose), None) is None)


def equal(answer: object, expected: object, tolerance: Tolerance = DEFAULT) -> bool:
    """Say whether `answer` is `expected`, by the rules of `mismatch`."""
    return next(_mismatches(answer, expected, tolerance), None) is None


def _mismatches(
    answer: object, expected: object, tolerance: Tolerance, place: str = ""
) -> Iterator[Mismatch]:
    answer, expected = plain(answer), plain(expected)
    kind = kind_of(expected)
    aspect: Aspect | None = None
    if kind_of(answer) != kind:
        aspect = "kind"
    elif kind in ARRAYS:
        aspect = _array_aspect(answer, expected, tolerance)
    elif kind in NUMBERS:
        aspect = None if _same_number(answer, expected, kind, tolerance) else "values"
    elif isinstance(answer, dict) and isinstance(expected, dict):
        aspect = None if answer.keys() == expected.keys() else "keys"
    elif kind in SEQUENCES:
        aspect = None if _length(answer) == _length(expected) else "length"
    elif not _same_object(answer, expected):
        aspect = "values"

    if aspect is not None:
        yield Mismatch(aspect, answer, expected, place, tolerance)
        return
    for key, inner_answer, inner_expected in _entries(answer, expected):
        yield from _mismatches(inner_answer, inner_expected, tolerance, f"{place}[{key!r}]")


def _entries(answer: object, expected: object) -> Iterator[tuple[object, object, object]]:
    if isinstance(answer, dict) and isinstance(expected, dict):
        for key, value in expected.items():
            yield key, answer[key], value
    elif isinstance(answer, list | tuple) and isinstance(expected, list | tuple):
        for index, value in enumerate(expected):
            yield index, answer[index], value


def _length(value: object) -> int:
    return len(value) if isinstance(value, list | tuple) else 0


def _array_aspect(answer: object, expected: object, tolerance: Tolerance) -> Aspect | None:
    from grader.checks.grids import grid

    got, want = grid(answer), grid(expected)
    if got.shape != want.shape:
        return "shape"
    if got.dtype != want.dtype:
        return "dtype"
    if got.device != want.device:
        return "device"
    return "values" if any_differs(answer, expected, tolerance) else None


def any_differs(answer: object, expected: object, tolerance: Tolerance) -> bool:
    """Say whether the values of two tensors or arrays of one shape differ anywhere, whatever their dtypes."""
    from grader.checks.grids import differing, grid

    got, want = grid(answer), grid(expected)
    if got.values is None or want.values is None:
        return False
    rtol, atol = max(tolerance.limits(got.dtype), tolerance.limits(want.dtype))
    mask = differing(
        got.values,
        want.values,
        rtol=rtol,
        atol=atol,
        of_largest=tolerance.of_largest if rtol else 0.0,
        equal_nan=tolerance.equal_nan,
    )
    return bool(mask.any())


def _same_number(answer: object, expected: object, kind: str, tolerance: Tolerance) -> bool:
    if answer == expected:
        return True
    if not isinstance(answer, int | float | complex) or not isinstance(expected, int | float | complex):
        return False
    if kind == "bool":
        return False
    if answer != answer or expected != expected:
        return tolerance.equal_nan and answer != answer and expected != expected
    rtol, atol = tolerance.limits(kind)
    try:
        if math.isinf(abs(expected)):
            return False
        return abs(answer - expected) <= atol + rtol * abs(expected)
    except OverflowError:  # an int too large for a float: only equality is exact there
        return False


def _same_object(answer: object, expected: object) -> bool:
    if answer is expected:
        return True
    if type(answer) is not type(expected):
        return isinstance(answer, set | frozenset) and answer == expected
    try:
        return bool(answer == expected)
    except Exception:  # __eq__ of a class of the check author's own
        return False

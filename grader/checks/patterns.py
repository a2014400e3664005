"""What a wrong tensor has to do with the right one: the pattern in values of the same shape.

A pattern says what the wrong values look like, never what the right ones are. The finders go from the most
telling to the least; the first that fits is told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from grader.checks.grids import Array, differing, wide
from grader.checks.texts import Param
from grader.checks.views import number

_LARGEST = 100_000  # entries; beyond, only NaN, infinity and zeros are looked for
_LONGEST_ROLL = 64
_SIMPLE_FACTORS = (-1.0, *(float(n) for n in range(2, 11)), *(1.0 / n for n in range(2, 11)))


@dataclass(frozen=True)
class Pattern:
    """A pattern: the key of its message, and what fills it."""

    key: str
    params: dict[str, Param] = field(default_factory=dict)


def pattern(got: Array, want: Array, rtol: float, atol: float) -> Pattern | None:
    """Return how `got` differs from `want` (same shape, numbers); None where no pattern is seen."""
    found = _special(got, want)
    if found is not None or want.size > _LARGEST or got.dtype.kind not in "iufc":
        return found
    rtol, atol = max(rtol, 1e-6), max(atol, 1e-9)
    wide_got, wide_want = wide(got), wide(want)

    def same(guess: Array) -> bool:
        return not differing(wide_got, guess, rtol=rtol, atol=atol).any()

    with np.errstate(all="ignore"):
        for find in (_signs, _factor, _offset, _order, _rounding, _power, _slices, _reordered):
            found = find(wide_got, wide_want, same)
            if found is not None:
                return found
    return None


Same = Callable[[Array], bool]


def _special(got: Array, want: Array) -> Pattern | None:
    if got.size == 0 or got.dtype.kind not in "biufc":
        return None
    nans = int(np.isnan(got).sum())
    if nans > int(np.isnan(want).sum()):
        return Pattern("has_nan", {"count": nans})
    infinite = int(np.isinf(got).sum())
    if infinite > int(np.isinf(want).sum()):
        return Pattern("has_inf", {"count": infinite})
    if got.dtype.kind == "b":
        return Pattern("opposite") if got.size > 1 and bool((got != want).all()) else None
    return Pattern("all_zeros") if not got.any() else None


def _signs(got: Array, want: Array, same: Same) -> Pattern | None:
    if same(-want):
        return Pattern("negated")
    if same(np.abs(want)):
        return Pattern("lost_sign")
    return None


def _factor(got: Array, want: Array, same: Same) -> Pattern | None:
    nonzero = np.abs(want) > 1e-6 * np.abs(want).max(initial=0.0)
    if np.iscomplexobj(want) or not nonzero.any():
        return None
    factor = float(np.median(got[nonzero] / want[nonzero]))
    if not np.isfinite(factor) or factor == 0.0:
        return None
    simple = min(_SIMPLE_FACTORS, key=lambda candidate: abs(candidate - factor))
    factor = simple if abs(simple - factor) <= 1e-3 * abs(simple) else factor
    # one lonely value is always some multiple of the right one: only a simple factor tells something
    tells = factor == simple or _is_varied(want[nonzero])
    return Pattern("scaled", {"factor": number(factor, 4)}) if tells and same(factor * want) else None


def _offset(got: Array, want: Array, same: Same) -> Pattern | None:
    if np.iscomplexobj(want) or not want.size:
        return None
    offset = float(np.median(got - want))
    tells = abs(offset) == 1.0 or _is_varied(want)
    if not tells or not np.isfinite(offset) or not same(want + offset):
        return None
    return Pattern("too_large" if offset > 0 else "too_small", {"offset": number(abs(offset), 4)})


def _is_varied(values: Array) -> bool:
    """Say whether values vary enough for one factor or offset to fit them only by being the cause."""
    return values.size > 1 and float(np.ptp(values)) > 1e-3 * float(np.abs(values).max())


def _order(got: Array, want: Array, same: Same) -> Pattern | None:
    for first in range(want.ndim):
        for second in range(first + 1, want.ndim):
            if want.shape[first] == want.shape[second] and same(want.swapaxes(first, second)):
                return Pattern("transposed", {"first": first, "second": second})
    for dim in range(want.ndim):
        if same(np.flip(want, dim)):
            return Pattern("reversed", {"dim": dim})
    for dim, steps in _rolls(want.shape):
        if same(np.roll(want, steps, dim)):
            return Pattern("rolled", {"dim": dim, "steps": steps})
    return None


def _rolls(shape: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    for dim, size in enumerate(shape):
        if 2 < size <= _LONGEST_ROLL:
            for steps in sorted(range(1 - size, size), key=abs)[1 : size + size % 2]:
                yield dim, steps


def _rounding(got: Array, want: Array, same: Same) -> Pattern | None:
    if np.iscomplexobj(want):
        return None
    for key, rounded in (("truncated", np.trunc), ("rounded", np.round), ("floored", np.floor)):
        if bool(np.asarray(got == rounded(want)).all()):
            return Pattern(key)
    return None


def _power(got: Array, want: Array, same: Same) -> Pattern | None:
    if np.iscomplexobj(want) or not _is_varied(want):
        return None
    guesses = (("squared", want * want), ("root", np.sqrt(want)), ("reciprocal", 1 / want))
    for key, guess in guesses:
        if same(guess):
            return Pattern(key)
    return None


def _slices(got: Array, want: Array, same: Same) -> Pattern | None:
    """Find whole rows (or other slices) that are moved, repeated, added up or in another order."""
    if np.iscomplexobj(want):
        return None
    for dim, size in enumerate(want.shape):
        if size < 2 or not _is_varied(want):
            continue
        if size > 2 and (steps := _shift(np.moveaxis(got, dim, 0), np.moveaxis(want, dim, 0))):
            return Pattern("shifted", {"dim": dim, "steps": steps})
        if size > 2 and same(np.cumsum(want, dim)):
            return Pattern("cumulative", {"dim": dim})
        if want.ndim > 1 and (found := _slice_order(np.moveaxis(got, dim, 0), np.moveaxis(want, dim, 0))):
            key, index = found
            return Pattern(key, {"dim": dim} if index is None else {"dim": dim, "index": index})
    return None


def _shift(got: Array, want: Array) -> int:
    """Return by how many places the entries of the first dim are late (below 0: early); 0: they are not."""
    for steps in (1, -1):
        late, early = (got, want) if steps > 0 else (want, got)
        if not _far(late[1:], early[:-1]).any() and _is_varied(want) and _far(got, want).any():
            return steps
    return 0


def _slice_order(got: Array, want: Array) -> tuple[str, int | None] | None:
    if len(want) > _LONGEST_ROLL:
        return None
    near = ~_far(got[:, None], want[None]).reshape(len(got), len(want), -1).any(axis=2)
    if near.all(axis=0).any() and not near.all():
        return "repeated_slice", int(near.all(axis=0).argmax())
    if (near.sum(axis=0) == 1).all() and (near.sum(axis=1) == 1).all():
        return "slices_reordered", None
    return None


def _far(got: Array, want: Array) -> Array:
    return np.asarray(np.abs(got - want) > 1e-6 * np.abs(want) + 1e-9)


def _reordered(got: Array, want: Array, same: Same) -> Pattern | None:
    if want.size < 2 or np.iscomplexobj(want):
        return None
    order = np.argsort(got, axis=None)
    guess = np.empty_like(want.reshape(-1))
    guess[order] = np.sort(want, axis=None)
    return Pattern("reordered") if same(guess.reshape(want.shape)) else None


def one_slice(mask: Array) -> Pattern | None:
    """Return the pattern of differences that all lie in one row, column or other slice of a grid."""
    if mask.ndim < 2 or mask.sum() < 2:
        return None
    for dim, indices in enumerate(np.nonzero(mask)):
        if mask.shape[dim] > 1 and np.all(indices == indices[0]):
            key = {0: "one_row", 1: "one_column"}[dim] if mask.ndim == 2 else "one_slice"
            return Pattern(key, {"dim": dim, "index": int(indices[0])})
    return None

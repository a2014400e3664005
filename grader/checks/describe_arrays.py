"""Words for a tensor or array that is not the expected one: shape, dtype, device, values."""

from collections.abc import Sequence
from itertools import permutations
from typing import TYPE_CHECKING, TypeAlias

from grader.checks.compare import Mismatch, any_differs
from grader.checks.kinds import ARRAYS, kind_of
from grader.checks.texts import Param, Said, joined, kind_name, say
from grader.checks.views import entry, number
from grader.results.model import Text

if TYPE_CHECKING:
    from grader.checks.grids import Array, Grid, Mask

Axes: TypeAlias = Sequence[Text]

_MOST_PERMUTED_DIMS = 4
_MOST_REARRANGED = 100_000  # entries
# the smallest relative step of a dtype, its "eps"
_STEPS = {"float64": 2.0**-52, "float32": 2.0**-23, "float16": 2.0**-10, "bfloat16": 2.0**-7}
_MOST_STEPS = 1000  # beyond, a percentage says more
_CUT = frozenset({"truncated", "rounded", "floored"})  # tells more than "inaccurate"


def array_words(found: Mismatch, axes: Axes = ()) -> Said:
    """Return the message and hint for a mismatch of two tensors or two arrays; `axes` name the dims."""
    from grader.checks.grids import grid

    got, want = grid(found.answer), grid(found.expected)
    if found.aspect == "shape":
        return _shape_words(got, want, found, axes)
    if found.aspect == "dtype":
        prefix = "torch." if hasattr(found.expected, "layout") else ""
        key = "dtype" if any_differs(found.answer, found.expected, found.tolerance) else "dtype_only"
        return say(key, got=prefix + got.dtype, wanted=prefix + want.dtype)
    if found.aspect == "device":
        return say("device", got=got.device, wanted=want.device)
    return _value_words(got, want, found, axes)


def _shape_words(got: "Grid", want: "Grid", found: Mismatch, axes: Axes) -> Said:
    key = _shape_key(got, want, found)
    params: dict[str, Param] = {"got": str(got.shape), "wanted": _named_shape(want.shape, axes)}
    if key == "shape_rank":
        params |= {"got_dims": len(got.shape), "wanted_dims": len(want.shape)}
    if key == "shape_size":
        params |= {"dim": _named_dim(_changed_dims(got, want)[0], axes)}
    return say(key, **params)


def _named_shape(shape: tuple[int, ...], axes: Axes) -> Text | str:
    """Return a shape with the names of its dims: `(2 row, 3 column)`; without names as Python prints it."""
    if len(axes) != len(shape) or not axes:
        return str(shape)
    pairs = list(zip(shape, axes, strict=True))
    zh = "，".join(f"{axis.zh} {size}" for size, axis in pairs)
    en = ", ".join(f"{axis.en} {size}" for size, axis in pairs)
    return Text(zh=f"{shape}（{zh}）", en=f"{shape} ({en})")


def _named_dim(dim: int, axes: Axes) -> Text | int:
    return Text(zh=f"{dim}（{axes[dim].zh}）", en=f"{dim} ({axes[dim].en})") if dim < len(axes) else dim


def _shape_key(got: "Grid", want: "Grid", found: Mismatch) -> str:
    got_core, want_core = _without_ones(got.shape), _without_ones(want.shape)
    if _is_single(got) and not _is_single(want):
        return "shape_one_value"
    if got_core == want_core and len(got.shape) != len(want.shape):
        return "shape_dims_kept" if len(got.shape) > len(want.shape) else "shape_dims_lost"
    if _is_permuted(got, want, found):
        return "shape_transposed"
    if _is_reshaped(got, want, found):
        return "shape_reshaped"
    if sorted(got.shape) == sorted(want.shape):
        return "shape_permuted"
    if len(want_core) == 1 and len(got.shape) == 2 and got.shape == want_core * 2:
        return "shape_blown_up"
    if len(got.shape) != len(want.shape):
        return "shape_rank"
    return "shape_size" if len(_changed_dims(got, want)) == 1 else "shape"


def _without_ones(shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(size for size in shape if size != 1)


def _is_single(grid: "Grid") -> bool:
    return all(size == 1 for size in grid.shape)


def _changed_dims(got: "Grid", want: "Grid") -> list[int]:
    return [dim for dim, sizes in enumerate(zip(got.shape, want.shape, strict=False)) if sizes[0] != sizes[1]]


def _is_permuted(got: "Grid", want: "Grid", found: Mismatch) -> bool:
    if got.values is None or want.values is None or got.values.size > _MOST_REARRANGED:
        return False
    if sorted(got.shape) != sorted(want.shape) or not 2 <= len(want.shape) <= _MOST_PERMUTED_DIMS:
        return False
    return any(
        _agree(got.values.transpose(order), want, found)
        for order in permutations(range(len(want.shape)))
        if tuple(got.shape[dim] for dim in order) == want.shape
    )


def _is_reshaped(got: "Grid", want: "Grid", found: Mismatch) -> bool:
    if got.values is None or want.values is None or got.values.size != want.values.size:
        return False
    return got.values.size <= _MOST_REARRANGED and _agree(got.values.reshape(want.shape), want, found)


def _agree(values: "Array", want: "Grid", found: Mismatch) -> bool:
    from grader.checks.grids import differing

    rtol, atol = found.tolerance.limits(want.dtype)
    return want.values is not None and not differing(values, want.values, rtol=rtol, atol=atol).any()


def difference_mask(found: Mismatch) -> "Mask | None":
    """Return where two tensors or arrays of one shape and dtype differ; None for any other mismatch."""
    if found.aspect != "values" or kind_of(found.expected) not in ARRAYS:
        return None
    from grader.checks.grids import differing, grid

    got, want = grid(found.answer), grid(found.expected)
    if got.values is None or want.values is None:
        return None
    rtol, atol = found.tolerance.limits(want.dtype)
    return differing(got.values, want.values, rtol=rtol, atol=atol, equal_nan=found.tolerance.equal_nan)


def _value_words(got: "Grid", want: "Grid", found: Mismatch, axes: Axes) -> Said:
    mask = difference_mask(found)
    if mask is None or got.values is None:
        return say("wrong_object", got=kind_name(kind_of(found.answer)))
    base = _count_words(got.values, got.dtype, mask)
    pattern = _pattern_words(got.values, want, mask, found, axes)
    return Said(joined(pattern.text, base.text), pattern.hint) if pattern else base


def _size_words(got: "Array", want: "Array", dtype: str) -> Text:
    """Return how large the largest difference is, beside the value and in steps of the dtype."""
    import numpy as np

    from grader.checks.grids import wide

    step = _STEPS.get(dtype)
    size = np.abs(wide(want))
    relative = np.abs(wide(got) - wide(want)) / np.where(size > 0, size, np.inf)
    largest = float(relative.max(initial=0.0))
    if step is None or not 0 < largest < 1:
        return Text(zh="", en="")
    if largest <= _MOST_STEPS * step:
        return say("inaccurate_by_ulps", ulps=round(largest / step)).text
    return say("inaccurate_by", percent=number(100 * largest, 2)).text


def _count_words(values: "Array", dtype: str, mask: "Mask") -> Said:
    if values.shape == ():
        return say("one_value", got=entry(values[()], dtype))
    flat = int(mask.argmax())
    index: list[int] = []
    for size in reversed(values.shape):
        flat, place = divmod(flat, size)
        index.insert(0, place)
    got = entry(values[tuple(index)], dtype)
    return say("values", count=int(mask.sum()), total=mask.size, index=str(index), got=got)


def _pattern_words(got: "Array", want: "Grid", mask: "Mask", found: Mismatch, axes: Axes) -> Said | None:
    from grader.checks.patterns import one_slice, pattern

    if want.values is None:
        return None
    rtol, atol = found.tolerance.limits(want.dtype)
    seen = pattern(got, want.values, rtol, atol)
    if found.inaccurate and (seen is None or seen.key not in _CUT):
        return say("inaccurate", size=_size_words(got, want.values, want.dtype))
    seen = seen or one_slice(mask)
    if seen is None:
        return None
    return say(seen.key, **{name: _named_param(name, value, axes) for name, value in seen.params.items()})


def _named_param(name: str, value: Param, axes: Axes) -> Param:
    if name in ("dim", "first", "second") and isinstance(value, int):
        return _named_dim(value, axes)
    return value

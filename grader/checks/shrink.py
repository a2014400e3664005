"""Smaller arguments in place of a check's own: fewer entries, and small whole numbers for their values.

Nothing of a check's numbers is left in tensors, arrays and lists of floats but their signs and their order.
Equal sizes shrink together, so that what fitted together still does.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from grader.checks.kinds import is_ndarray, is_tensor, plain

Arguments = tuple[tuple[object, ...], dict[str, object]]
Sizes = dict[int, int]

_LARGEST = 10_000  # entries that are ranked
_MOST_ENTRIES = 24  # entries of an argument that a reader follows
_MOST_SCALARS = 8


def candidates(args: Sequence[object], kwargs: dict[str, object]) -> Iterator[Arguments]:
    """Yield arguments of the same kinds, the smallest first; some may be the given ones again."""
    sizes = sorted({size for value in (*args, *kwargs.values()) for size in _sizes(value)})
    maps = list(_size_maps(sizes)) if sizes else []
    changes: list[Callable[[object], object]] = [_by_sizes(one) for one in maps] or list(_SCALARS)
    for change in changes:
        yield tuple(change(value) for value in args), {key: change(value) for key, value in kwargs.items()}


def _by_sizes(sizes: Sizes) -> Callable[[object], object]:
    return lambda value: _smaller(value, sizes)


def _size_maps(sizes: Sequence[int]) -> Iterator[Sizes]:
    """Yield what each size becomes: 2, small ones that stay apart, at most 3 or 4, and the same."""
    yield {size: min(size, 2) for size in sizes}
    apart: Sizes = {}
    for size in sizes:
        apart[size] = min(size, max(1, *apart.values()) + 1) if apart else min(size, 2)
    yield apart
    yield {size: min(size, 3) for size in sizes}
    yield {size: min(size, 4) for size in sizes}
    yield {size: size for size in sizes}


def _sizes(value: object) -> tuple[int, ...]:
    if is_tensor(value) or is_ndarray(value):
        return tuple(size for size in value.shape if size > 1)
    if isinstance(value, list) and value and all(isinstance(item, float) for item in value):
        return (len(value),) if len(value) > 1 else ()
    if isinstance(value, list) and any(is_tensor(item) or isinstance(item, list) for item in value):
        inner = tuple(size for item in value for size in _sizes(item))
        return (len(value), *inner) if len(value) > 1 else inner
    return ()


def _smaller(value: object, sizes: Sizes) -> object:
    if is_tensor(value) or is_ndarray(value):
        return _smaller_array(value, sizes)
    if isinstance(value, list) and value and all(isinstance(item, float) for item in value):
        import numpy as np

        return [float(rank) for rank in _ranks(np.asarray(value[: sizes.get(len(value), len(value))]))]
    if isinstance(value, list) and any(is_tensor(item) or isinstance(item, list) for item in value):
        return [_smaller(item, sizes) for item in value[: sizes.get(len(value), len(value))]]
    return _short(value)


def _short(value: object) -> object:
    return float(f"{value:.1g}") if isinstance(value, float) else value


def _smaller_array(value: Any, sizes: Sizes) -> object:
    cut = value[tuple(slice(sizes.get(size, size)) for size in value.shape)]
    if is_ndarray(value):
        return _ranks(cut).astype(value.dtype)
    import torch

    cut = cut.detach()
    if cut.is_meta or cut.layout != torch.strided or cut.device.type != "cpu" or cut.is_complex():
        return cut.clone()
    numbers = cut.to(torch.float64).numpy()
    made = torch.from_numpy(_ranks(numbers)).to(cut.dtype)
    return made.requires_grad_() if value.requires_grad else made


def _ranks(values: Any) -> Any:
    """Return small whole numbers with the signs of `values`: 0 stays, the others count their sizes from 1."""
    import numpy as np

    if values.size > _LARGEST or values.dtype.kind not in "biuf" or not np.isfinite(values).all():
        return values
    if values.dtype.kind == "b" or set(np.unique(values)) <= {0.0, 1.0}:
        return values.copy()
    sizes = np.abs(values.astype(np.float64))
    ranks = np.searchsorted(np.unique(sizes[sizes > 0]), sizes) + 1
    return np.where(sizes > 0, np.sign(values) * ranks, 0).astype(np.float64)


def is_small(args: Sequence[object], kwargs: dict[str, object]) -> bool:
    """Say whether a reader can follow these arguments: no tensor of more than a few entries."""
    values = (*args, *kwargs.values())
    return all(_count(value) <= _MOST_ENTRIES for value in values)


def _count(value: object) -> int:
    if is_tensor(value):
        return value.numel()
    if is_ndarray(value):
        return value.size
    if isinstance(value, list | tuple):
        return sum(_count(item) for item in value)
    return 1


def _scalar(change: Callable[[Any], object]) -> Callable[[object], object]:
    def changed(value: object) -> object:
        if is_tensor(value) or is_ndarray(value):
            return _smaller_array(value, {})
        value = plain(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return change(value)
        if isinstance(value, list | tuple) and len(value) <= _MOST_SCALARS:
            return type(value)(changed(item) for item in value)
        return value

    return changed


# for calls without a tensor or list to shrink: other small numbers than the check's own
_SCALARS = (
    _scalar(lambda number: _short(number) if isinstance(number, float) else max(-2, min(number, 2))),
    _scalar(lambda number: _short(number) if isinstance(number, float) else number // 2 + 1),
    _scalar(lambda number: type(number)(int(number) + 1)),
    _scalar(lambda number: type(number)(int(number) - 1)),
)

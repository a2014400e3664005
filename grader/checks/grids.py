"""Tensors and NumPy arrays as one thing to compare, describe and show. Importing this imports NumPy."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from grader.checks.kinds import is_ndarray, is_tensor

if TYPE_CHECKING:
    import torch

Array: TypeAlias = NDArray[Any]
Mask: TypeAlias = NDArray[np.bool_]

_NUMERIC = "biufc"


@dataclass(frozen=True, eq=False)
class Grid:
    """A tensor or array: its dtype's own name, and its values in a dtype that NumPy knows.

    `values` (exact: bfloat16 and float8 become float32) is None for a meta tensor, which holds no data.
    """

    shape: tuple[int, ...]
    dtype: str
    device: str
    values: Array | None


def grid(value: object) -> Grid:
    """Return a tensor or array as a grid; raise TypeError for any other value."""
    if is_tensor(value):
        name = str(value.dtype).removeprefix("torch.")
        return Grid(tuple(value.shape), name, str(value.device), _tensor_values(value))
    if is_ndarray(value):
        return Grid(tuple(value.shape), str(value.dtype), "cpu", value)
    raise TypeError(f"neither tensor nor array: {type(value).__name__}")


def _tensor_values(tensor: "torch.Tensor") -> Array | None:
    if tensor.is_meta:
        return None
    tensor = tensor.detach()
    if str(tensor.layout) != "torch.strided":
        tensor = tensor.to_dense()
    if tensor.is_quantized:
        tensor = tensor.dequantize()
    tensor = tensor.cpu().resolve_conj().resolve_neg()
    try:
        values: Array = tensor.numpy()
    except TypeError:  # a dtype that NumPy lacks: bfloat16, float8, complex32
        values = (tensor + 0j).numpy() if tensor.is_complex() else tensor.float().numpy()
    return values


def wide(values: Array) -> Array:
    """Return numbers as float64 or complex128, other values as they are."""
    if values.dtype.kind not in _NUMERIC:
        return values
    return values.astype(np.complex128 if values.dtype.kind == "c" else np.float64)


def differing(
    got: Array,
    want: Array,
    *,
    rtol: float = 0.0,
    atol: float = 0.0,
    of_largest: float = 0.0,
    equal_nan: bool = False,
) -> Mask:
    """Return where `got` is not `want` (same shape), as a boolean array of that shape.

    Apart from exact equality, an entry passes if |got - want| <= atol + rtol |want| + of_largest max|want|
    and `want` is finite: infinity equals nothing but itself, NaN nothing unless `equal_nan`.
    """
    with np.errstate(all="ignore"):
        same = np.asarray(got == want)
        if want.dtype.kind not in _NUMERIC or got.dtype.kind not in _NUMERIC:
            return ~same
        if equal_nan:
            same = same | (np.isnan(got) & np.isnan(want))
        if rtol or atol or of_largest:
            size = np.abs(wide(want))
            finite = np.isfinite(size)
            largest = float(size.max(initial=0.0, where=finite))
            allowed = atol + of_largest * largest + rtol * size
            same = same | (finite & (np.abs(wide(got) - wide(want)) <= allowed))
    return ~np.asarray(same)

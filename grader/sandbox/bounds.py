"""Bounds: whether a strided block of items lies within a buffer, in plain integers."""

import math

# NumPy's own limit in its interface to torch: a tensor of more dims can be neither compared nor shown
MAX_RANK = 32
_MAX_SIZE = 1 << 40
_MAX_BYTES = 1 << 62


def covers(shape: list[int], strides: list[int], offset: int, itemsize: int, length: int) -> bool:
    """Return whether the block lies within `length` bytes; `strides` and `offset` count items."""
    if not len(shape) == len(strides) <= MAX_RANK or offset < 0:
        return False
    if any(not 0 <= size < _MAX_SIZE for size in shape) or any(not 0 <= step < _MAX_SIZE for step in strides):
        return False
    # torch multiplies the sizes of an empty tensor as well, in 64 bits
    if math.prod(max(size, 1) for size in shape) * max(itemsize, 1) >= _MAX_BYTES:
        return False
    if math.prod(shape) == 0:
        return offset * itemsize <= length
    last = offset + sum((size - 1) * step for size, step in zip(shape, strides, strict=True))
    return (last + 1) * itemsize <= length


def contiguous_strides(shape: list[int]) -> list[int]:
    """Return the row-major strides of `shape`, in items, as torch gives them."""
    strides = [1] * len(shape)
    for dim in range(len(shape) - 2, -1, -1):
        strides[dim] = strides[dim + 1] * max(shape[dim + 1], 1)
    return strides

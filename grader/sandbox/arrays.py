"""NumPy arrays and scalars on the wire: dtype by a closed pattern, shape, strides, and raw bytes."""

from __future__ import annotations

import ctypes
import re
import sys
from typing import TYPE_CHECKING, cast

from grader.sandbox import wire
from grader.sandbox.bounds import contiguous_strides, covers
from grader.sandbox.tensors import BufferReader, BufferWriter
from grader.sandbox.wire import ProtocolViolation, Value

if TYPE_CHECKING:
    import numpy as np

    _AnyArray = np.ndarray[tuple[int, ...], np.dtype[np.generic]]

_DTYPE = re.compile(r"[<>|=]?(b1|[iu][1248]|f(2|4|8|16)|c(8|16|32)|[SU][1-9]\d{0,5})")


def is_array(value: object) -> bool:
    """Return whether `value` is a NumPy array or scalar."""
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, numpy.ndarray | numpy.generic)


def dtype_name(value: object) -> str | None:
    """Return the name of a NumPy dtype of plain numbers or text; None for everything else."""
    numpy = sys.modules.get("numpy")
    if numpy is None or not isinstance(value, numpy.dtype):
        return None
    return value.str if _DTYPE.fullmatch(value.str) else None


def decode_dtype(name: str) -> object:
    """Return the NumPy dtype of that name."""
    if not _DTYPE.fullmatch(name):
        raise ProtocolViolation("a dtype of no known kind")
    import numpy as np

    return np.dtype(name)


def encode_array(value: object, writer: BufferWriter) -> Value:
    """Encode an array or scalar; object arrays and records become `Foreign`."""
    import numpy as np

    scalar = isinstance(value, np.generic)
    array = np.asarray(value)
    if array.dtype.hasobject or not _DTYPE.fullmatch(array.dtype.str):
        return wire.Foreign(f"an array of dtype {array.dtype}")
    forward = all(stride >= 0 for stride in array.strides)
    if not writer.sharing or scalar or not forward or array.size == 0:
        writer.demand_room(array.nbytes)
        data = writer.buffer(array.tobytes())
        strides = [step * array.itemsize for step in contiguous_strides(list(array.shape))]
        return wire.Array(array.dtype.str, list(array.shape), strides, 0, data, scalar)
    low, high = np.lib.array_utils.byte_bounds(array)
    where = writer.buffer(ctypes.string_at(low, high - low))
    return wire.Array(array.dtype.str, list(array.shape), list(array.strides), 0, where, scalar)


def decode_array(value: wire.Array, reader: BufferReader) -> object:
    """Build the array or scalar; raise ProtocolViolation where it lies outside its storage."""
    import numpy as np

    if not _DTYPE.fullmatch(value.dtype):
        raise ProtocolViolation("an array of no known dtype")
    dtype = np.dtype(value.dtype)
    # strides here count bytes: a block of bytes whose last dim is the item itself
    shape, strides = [*value.shape, dtype.itemsize], [*value.strides, 1]
    if not covers(shape, strides, value.offset, 1, value.storage.length) or value.offset:
        raise ProtocolViolation("an array that lies outside its storage")
    if not reader.trusted and value.strides != [
        step * dtype.itemsize for step in contiguous_strides(value.shape)
    ]:
        raise ProtocolViolation("an answer that is a view")
    try:
        array = _build(value, dtype, reader.storage(value.storage))
    except ValueError as error:  # more dims, or a larger empty shape, than NumPy has
        raise ProtocolViolation("an array of an odd shape") from error
    if not reader.trusted:
        array = _cleaned(array)
    return cast("np.generic", array[()]) if value.scalar and array.ndim == 0 else array


def _build(value: wire.Array, dtype: np.dtype[np.generic], data: bytearray) -> _AnyArray:
    import numpy as np

    if not data:
        return np.empty(value.shape, dtype)
    return np.ndarray(value.shape, dtype, data, 0, tuple(value.strides))


def _cleaned(array: _AnyArray) -> _AnyArray:
    """Return what was sent with bools of 0 and 1; raise ProtocolViolation for what is no character."""
    import numpy as np

    if array.dtype.kind == "b":
        return np.asarray(array.view(np.uint8) != 0)
    if array.dtype.kind == "U" and array.size:
        points = np.ascontiguousarray(array).reshape(-1).view(f"{array.dtype.byteorder}u4")
        if points.max() > sys.maxunicode:
            raise ProtocolViolation("an array with a character that is none")
    return array

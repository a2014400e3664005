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

_DTYPE = re.compile(r"[<>|=]?(b1|[iu][1248]|f(2|4|8|16)|c(8|16|32)|[SU]\d{1,6})")


def is_array(value: object) -> bool:
    """Return whether `value` is a NumPy array or scalar."""
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, numpy.ndarray | numpy.generic)


def encode_array(value: object, writer: BufferWriter) -> Value:
    """Encode an array or scalar; object arrays and records become `Foreign`."""
    import numpy as np

    scalar = isinstance(value, np.generic)
    array = np.asarray(value)
    if array.dtype.hasobject or not _DTYPE.fullmatch(array.dtype.str):
        return wire.Foreign(f"an array of dtype {array.dtype}")
    forward = all(stride >= 0 for stride in array.strides)
    if not writer.sharing or scalar or not forward or array.size == 0:
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
    data = reader.storage(value.storage)
    if not data:
        array: np.ndarray[tuple[int, ...], np.dtype[np.generic]] = np.empty(value.shape, dtype)
    else:
        array = np.ndarray(value.shape, dtype, data, 0, tuple(value.strides))
    if dtype.kind == "b" and not reader.trusted:
        array = array.view(np.uint8) != 0
    return cast("np.generic", array[()]) if value.scalar and array.ndim == 0 else array

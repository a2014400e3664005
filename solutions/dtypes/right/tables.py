# Style: a table of names, sizes worked out from bits, everything by hand.
import torch

TABLE = {
    torch.float32: ["float32", "float"],
    torch.float64: ["float64", "double"],
    torch.float16: ["float16", "half"],
    torch.bfloat16: ["bfloat16"],
    torch.complex32: ["complex32"],
    torch.complex64: ["complex64"],
    torch.complex128: ["complex128", "cdouble"],
    torch.uint8: ["uint8"],
    torch.int8: ["int8"],
    torch.int16: ["int16", "short"],
    torch.int32: ["int32", "int"],
    torch.int64: ["int64", "long"],
    torch.bool: ["bool"],
    torch.quint8: ["quint8"],
    torch.qint8: ["qint8"],
    torch.qint32: ["qint32"],
    torch.quint4x2: ["quint4x2"],
}
NAMES = {name: dtype for dtype, names in TABLE.items() for name in names}


def dtype_named(name):
    if name.startswith("torch."):
        name = name[len("torch.") :]
    if name not in NAMES:
        raise ValueError(name)
    return NAMES[name]


def cast(t, name):
    return (
        torch.tensor(t.tolist(), dtype=dtype_named(name)) if not t.is_complex() else t.type(dtype_named(name))
    )


def bytes_used(t):
    elements = 1
    for size in t.shape:
        elements *= size
    if t.dtype == torch.bool:
        return elements
    if t.dtype.is_complex:
        return elements * torch.finfo(t.dtype).bits // 8 * 2
    info = torch.finfo(t.dtype) if t.dtype.is_floating_point else torch.iinfo(t.dtype)
    return elements * info.bits // 8


def result_dtype(a, b):
    return (a + b).dtype


def fits(value, dtype):
    if dtype.is_floating_point:
        largest = {
            torch.float16: 65504.0,
            torch.bfloat16: 3.3895313892515355e38,
            torch.float32: 3.4028234663852886e38,
        }
        return (
            -largest.get(dtype, 1.7976931348623157e308) <= value <= largest.get(dtype, 1.7976931348623157e308)
        )
    if value % 1 != 0:
        return False
    bits = torch.iinfo(dtype).bits
    low, high = (0, 2**bits) if dtype == torch.uint8 else (-(2 ** (bits - 1)), 2 ** (bits - 1))
    return int(value) in range(low, high)

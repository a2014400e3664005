# Knows the full names, and not float, half, long and the like.
import torch


def dtype_named(name: str) -> torch.dtype:
    known = [torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.complex32, torch.complex64]
    known += [torch.complex128, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.bool]
    known += [torch.quint8, torch.qint8, torch.qint32, torch.quint4x2]
    for dtype in known:
        if str(dtype) == "torch." + name.removeprefix("torch."):
            return dtype
    raise ValueError(f"no dtype is called {name!r}")


def cast(t: torch.Tensor, name: str) -> torch.Tensor:
    return t.to(getattr(torch, name.removeprefix("torch.")))


def bytes_used(t: torch.Tensor) -> int:
    """Return the bytes of all elements: their number times the bytes of one."""
    return t.numel() * t.element_size()


def result_dtype(a: torch.Tensor, b: torch.Tensor) -> torch.dtype:
    """Return the dtype of a + b by torch's own rule, without adding."""
    return torch.result_type(a, b)


def fits(value: float, dtype: torch.dtype) -> bool:
    """Say whether value is within the range of dtype; an integer dtype wants a whole number besides."""
    if dtype.is_floating_point:
        return abs(value) <= torch.finfo(dtype).max
    return value == int(value) and torch.iinfo(dtype).min <= value <= torch.iinfo(dtype).max

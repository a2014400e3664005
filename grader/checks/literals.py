"""Values as Python source that a student can paste: small tensors, arrays, numbers and lists of them."""

from collections.abc import Mapping, Sequence

from grader.checks.kinds import is_ndarray, is_tensor, kind_of, plain

_DEFAULT = {"float32", "int64", "bool"}  # the dtypes that torch.tensor finds by itself
_DEFAULT_ARRAY = {"float64", "int64", "bool"}
_LONGEST = 240


def call_literal(name: str, args: Sequence[object], kwargs: Mapping[str, object]) -> str | None:
    """Return `name(args)` as source; None where a value has no short literal."""
    parts = [literal(value) for value in args]
    parts += [None if (text := literal(value)) is None else f"{key}={text}" for key, value in kwargs.items()]
    told = [part for part in parts if part is not None]
    text = f"{name}({', '.join(told)})"
    return text if len(told) == len(parts) and len(text) <= _LONGEST else None


def literal(value: object) -> str | None:
    """Return source that makes `value`; None where there is no short one."""
    value = plain(value)
    kind = kind_of(value)
    if is_tensor(value):
        return _tensor(value) if kind == "tensor" else None
    if is_ndarray(value):
        return _array(value.tolist(), str(value.dtype), value.size)
    if isinstance(value, list | tuple):
        return _sequence(value)
    if kind in ("dtype", "device"):
        return str(value) if kind == "dtype" else f'torch.device("{value}")'
    if value is None or isinstance(value, bool | int | float | complex | str):
        text = repr(value)
        return text if len(text) <= _LONGEST else None
    return None


def _tensor(tensor: object) -> str | None:
    from grader.checks.grids import grid

    found = grid(tensor)
    if found.values is None or found.device != "cpu":
        return None
    inner = _numbers(found.values.tolist(), found.values.size)
    if inner is None:
        return None
    options = "" if found.dtype in _DEFAULT and found.values.size else f", dtype=torch.{found.dtype}"
    if getattr(tensor, "requires_grad", False):
        options += ", requires_grad=True"
    return f"torch.tensor({inner}{options})"


def _array(values: object, dtype: str, size: int) -> str | None:
    inner = _numbers(values, size)
    if inner is None:
        return None
    return f"numpy.array({inner})" if dtype in _DEFAULT_ARRAY and size else f'numpy.array({inner}, "{dtype}")'


def _numbers(values: object, size: int) -> str | None:
    text = repr(values) if size <= _LONGEST // 2 else ""
    # nan and inf are no names of Python
    return text if 0 < len(text) <= _LONGEST and "n" not in text.replace("True", "") else None


def _sequence(values: Sequence[object]) -> str | None:
    if len(values) > _LONGEST // 2:
        return None
    parts = [literal(value) for value in values]
    told = [part for part in parts if part is not None]
    if len(told) != len(parts):
        return None
    inner = ", ".join(told)
    if isinstance(values, list):
        return f"[{inner}]"
    return f"({inner},)" if len(told) == 1 else f"({inner})"

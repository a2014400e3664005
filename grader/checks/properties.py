"""Words for an answer of the wrong kind, shape or dtype where no expected value is given."""

import sys

from grader.checks.describe import kind_words
from grader.checks.kinds import kind_of, kind_of_type
from grader.checks.texts import Said, say


def property_words(
    answer: object, shape: tuple[int, ...] | None, dtype: object, kind: type | None, printed: str
) -> Said | None:
    """Return what to say of an answer that lacks the wanted kind, shape or dtype; None where it has them.

    Without `kind`, a wanted shape or dtype means a tensor.
    """
    wanted = kind_of_type(kind) if kind is not None else "tensor"
    if kind_of(answer) != wanted:
        return kind_words(answer, wanted, printed)
    if wanted == "object" and kind is not None and not isinstance(answer, kind):
        return say("returned_opaque", name=type(answer).__name__, wanted=kind.__name__)
    found_shape = tuple(getattr(answer, "shape", ()))
    if shape is not None and found_shape != tuple(shape):
        return say("shape", got=str(found_shape), wanted=str(tuple(shape)))
    found_dtype = getattr(answer, "dtype", None)
    if dtype is not None and found_dtype != dtype:
        return say("dtype_wanted", got=str(found_dtype), wanted=_dtype_name(dtype))
    return None


def _dtype_name(dtype: object) -> str:
    numpy = sys.modules.get("numpy")
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(dtype, torch.dtype):
        return str(dtype)
    return str(numpy.dtype(dtype)) if numpy is not None else str(dtype)

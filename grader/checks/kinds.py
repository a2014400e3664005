"""What kind of value a value is, in a student's words; without importing torch or NumPy for it."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeGuard

from grader.sandbox.observations import Opaque

if TYPE_CHECKING:
    import numpy as np
    import torch

NUMBERS = frozenset({"bool", "int", "float", "complex"})
SEQUENCES = frozenset({"list", "tuple"})
ARRAYS = frozenset({"tensor", "sparse_tensor", "ndarray"})

_PLAIN: tuple[tuple[type, str], ...] = (
    (type(None), "none"),
    (bool, "bool"),
    (int, "int"),
    (float, "float"),
    (complex, "complex"),
    (str, "str"),
    (bytes, "bytes"),
    (list, "list"),
    (tuple, "tuple"),
    (dict, "dict"),
    (set, "set"),
    (frozenset, "set"),
    (BaseException, "exception"),
    (Opaque, "opaque"),
)


def kind_of(value: object) -> str:
    """Return the name of the value's kind, a key of the catalogue's `kinds`: "tensor", "int", "list", ..."""
    kind = kind_of_type(type(value))
    return "sparse_tensor" if is_tensor(value) and str(value.layout) != "torch.strided" else kind


def kind_of_type(type_: type) -> str:
    """Return the name of the kind that values of `type_` have; "object" for a class of no known kind."""
    for known, name in (*_PLAIN, *_loaded()):
        if issubclass(type_, known):
            return name
    return "object"


def _loaded() -> Iterator[tuple[type, str]]:
    torch, numpy = sys.modules.get("torch"), sys.modules.get("numpy")
    if torch is not None:
        yield from ((torch.Tensor, "tensor"), (torch.dtype, "dtype"), (torch.device, "device"))
    if numpy is not None:
        yield numpy.ndarray, "ndarray"


def plain(value: object) -> object:
    """Return a NumPy scalar as the Python number that it counts as, any other value as it is."""
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.generic):
        return value.item()
    return value


def is_tensor(value: object) -> "TypeGuard[torch.Tensor]":
    """Say whether `value` is a torch tensor (a Parameter is one)."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def is_ndarray(value: object) -> "TypeGuard[np.ndarray[Any, np.dtype[Any]]]":
    """Say whether `value` is a NumPy array; a NumPy scalar is none."""
    numpy = sys.modules.get("numpy")
    return numpy is not None and isinstance(value, numpy.ndarray)

"""Changes that a call made to its arguments, made in the check's own objects as well."""

import sys
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

Changes = dict[str, tuple[object, object]]
"""By label, an object of the check's that a call changed, and one that holds what it holds now."""


def write_back(old: object, new: object) -> None:
    """Give `old` the contents of `new`, in place; what stayed the same object inside is that already."""
    if isinstance(old, list | bytearray) and isinstance(new, list | bytearray):
        old[:] = new
    elif isinstance(old, dict) and isinstance(new, dict):
        _refill(old, new)
    elif isinstance(old, set) and isinstance(new, set):
        old.clear()
        old.update(new)
    elif isinstance(old, deque) and isinstance(new, deque):
        old.clear()
        old.extend(new)
    else:
        _write_back_numbers(old, new)


def _refill(old: dict[object, object], new: dict[object, object]) -> None:
    items = list(new.items())
    old.clear()
    for key, item in items:
        old[key] = item


def _write_back_numbers(old: object, new: object) -> None:
    torch, numpy = sys.modules.get("torch"), sys.modules.get("numpy")
    if torch is not None and isinstance(old, torch.Generator) and isinstance(new, torch.Generator):
        old.set_state(new.get_state())
    elif torch is not None and isinstance(old, torch.Tensor) and isinstance(new, torch.Tensor):
        with torch.no_grad():
            if old.shape != new.shape or old.dtype != new.dtype:
                old.data = new.detach()
            else:
                old.copy_(new)
            if old.is_leaf and old.requires_grad != new.requires_grad:
                old.requires_grad_(new.requires_grad)
            old.grad = new.grad
    elif numpy is not None and isinstance(old, numpy.ndarray) and isinstance(new, numpy.ndarray):
        _write_back_array(old, new)


def _write_back_array(old: "np.ndarray[Any, Any]", new: "np.ndarray[Any, Any]") -> None:
    if old.shape == new.shape and old.flags.writeable:
        old[...] = new

"""Changes that a call made to its arguments, made in the check's own objects as well."""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np


def write_back(old: object, new: object) -> None:
    """Give `old` the contents of `new`, in place, keeping the objects inside that are of one kind."""
    if isinstance(old, list) and isinstance(new, list):
        old[:] = [_merged(old[place], item) if place < len(old) else item for place, item in enumerate(new)]
    elif isinstance(old, dict) and isinstance(new, dict):
        merged = {key: _merged(old[key], item) if key in old else item for key, item in new.items()}
        old.clear()
        old.update(merged)
    elif isinstance(old, set) and isinstance(new, set):
        old.clear()
        old.update(new)
    else:
        _write_back_numbers(old, new)


def _merged(old: object, new: object) -> object:
    if type(old) is type(new) and isinstance(old, list | dict | set):
        write_back(old, new)
        return old
    return new


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

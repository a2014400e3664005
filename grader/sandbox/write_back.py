"""Changes that a call made to its arguments, made in the check's own objects as well."""

import sys
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from grader.sandbox.labels import item_label

if TYPE_CHECKING:
    import numpy as np


def write_back(old: object, new: object, label: str, changed: Collection[str]) -> None:
    """Give `old` the contents of `new`, in place, keeping the objects inside that are of one kind.

    `label` is the argument's, `changed` are the labels of what the call changed: a list that is not among
    them still holds the same tensors, which were changed themselves.
    """
    same = label not in changed
    if isinstance(old, list) and isinstance(new, list):
        old[:] = [
            _merged(old[place], item, f"{label}[{place}]", changed, same) if place < len(old) else item
            for place, item in enumerate(new)
        ]
    elif isinstance(old, tuple) and isinstance(new, tuple):
        for place, (one, item) in enumerate(zip(old, new, strict=False)):
            write_back(one, item, f"{label}[{place}]", changed)
    elif isinstance(old, dict) and isinstance(new, dict):
        merged = {
            key: _merged(old[key], item, item_label(label, key), changed, same) if key in old else item
            for key, item in new.items()
        }
        old.clear()
        old.update(merged)
    elif isinstance(old, set) and isinstance(new, set):
        old.clear()
        old.update(new)
    else:
        _write_back_numbers(old, new)


def _merged(old: object, new: object, label: str, changed: Collection[str], same: bool) -> object:
    """Return what a container holds now in the place of `old`; `same` where that is `old` still."""
    if same or (type(old) is type(new) and isinstance(old, list | dict | set)):
        write_back(old, new, label, changed)
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

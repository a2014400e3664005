"""Whether a call left its arguments as they were."""

import sys
from collections import deque
from typing import TYPE_CHECKING

from grader.sandbox.arrays import is_array
from grader.sandbox.labels import may_change

if TYPE_CHECKING:
    import torch


def snapshot(value: object) -> object:
    """Return a value that compares equal as long as `value` is as it is now.

    Containers by their items (identity for what may change itself, else the value), tensors and arrays by
    their bytes, so that NaN equals itself.
    """
    if isinstance(value, list | tuple | deque):
        return [id(item) if may_change(item) else (type(item), item) for item in value]
    if isinstance(value, dict):
        return [(key, id(item) if may_change(item) else (type(item), item)) for key, item in value.items()]
    if isinstance(value, set | bytearray):
        return set(value) if isinstance(value, set) else bytes(value)
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return _snapshot_of_tensor(value)
    if is_array(value):
        return (value.shape, value.dtype, value.tobytes())  # type: ignore[attr-defined]
    return None


def _snapshot_of_tensor(value: "torch.Tensor") -> object:
    import torch

    # what looks at devices is not to take part
    with torch._C.DisableTorchFunction():
        plain = value.detach()
        grad = None if not value.is_leaf or value.grad is None else snapshot(value.grad)
        dense = plain.resolve_conj().resolve_neg().cpu().contiguous()
        # a single element counts as contiguous whatever its stride, and view() wants a stride of 1
        flat = dense.as_strided((dense.numel(),), (1,))
        data = flat.view(torch.uint8).numpy().tobytes() if dense.numel() else b""
        return (tuple(value.shape), value.dtype, value.requires_grad, value.is_leaf, grad, data)

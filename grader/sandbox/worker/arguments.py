"""Arguments of a call: their labels, and whether the call left them as they were."""

import sys
from collections.abc import Iterator, Mapping, Sequence

from grader.sandbox.arrays import is_array

MAX_LABELS = 10_000


def labelled(args: Sequence[object], kwargs: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield every argument with its label, and what its lists, tuples and dicts hold."""
    pending = [(str(place), value) for place, value in enumerate(args)] + list(kwargs.items())
    count = 0
    while pending and count < MAX_LABELS:
        label, value = pending.pop(0)
        count += 1
        yield label, value
        if isinstance(value, list | tuple):
            pending += [(f"{label}[{place}]", item) for place, item in enumerate(value) if _may_change(item)]
        elif isinstance(value, dict):
            pending += [(f"{label}[{key!r:.40}]", item) for key, item in value.items() if _may_change(item)]


def snapshot(value: object) -> object:
    """Return a value that compares equal as long as `value` is as it is now.

    Containers by their items (identity for what may change itself, else the value), tensors and arrays by
    their bytes, so that NaN equals itself.
    """
    if isinstance(value, list | tuple):
        return [id(item) if _may_change(item) else (type(item), item) for item in value]
    if isinstance(value, dict):
        return [(key, id(item) if _may_change(item) else (type(item), item)) for key, item in value.items()]
    if isinstance(value, set):
        return set(value)
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        plain = value.detach()
        grad = None if not value.is_leaf or value.grad is None else snapshot(value.grad)
        dense = plain.resolve_conj().resolve_neg().contiguous().reshape(-1)
        data = dense.view(torch.uint8).numpy().tobytes() if dense.numel() else b""
        return (tuple(value.shape), value.dtype, value.requires_grad, value.is_leaf, grad, data)
    if is_array(value):
        return (value.shape, value.dtype, value.tobytes())  # type: ignore[attr-defined]
    return None


def _may_change(value: object) -> bool:
    torch = sys.modules.get("torch")
    return (
        isinstance(value, list | tuple | dict | set)
        or is_array(value)
        or (torch is not None and isinstance(value, torch.Tensor))
    )

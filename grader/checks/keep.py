"""Copies of expected values, taken before the student's function is called with what they may alias."""

from grader.checks.kinds import is_ndarray, is_tensor
from grader.checks.mistakes import Near


def keep(value: object) -> object:
    """Return `value` with its tensors and arrays copied, inside containers too: no call changes it."""
    if is_tensor(value):
        return value.detach().clone()
    if is_ndarray(value):
        return value.copy()
    if isinstance(value, Near):
        return Near(keep(value.value), value.tolerance)
    if isinstance(value, tuple):
        return tuple(keep(item) for item in value)
    if isinstance(value, list):
        return [keep(item) for item in value]
    if isinstance(value, dict):
        return {key: keep(item) for key, item in value.items()}
    return value

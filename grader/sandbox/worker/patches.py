"""What a check replaces in the student's process, and what was there before: patches are undone."""

import os
from collections.abc import Callable
from typing import Any

_NOTHING = object()


class Patches:
    """Attributes of classes, objects and modules of libraries that the check has replaced."""

    def __init__(self) -> None:
        self._originals: dict[tuple[int, str], tuple[object, object]] = {}

    def set(self, target: Any, name: str, value: object) -> None:
        """Set an attribute; what a class or module held is kept."""
        if isinstance(target, type) or type(target).__name__ == "module":
            self._originals.setdefault((id(target), name), (target, vars(target).get(name, _NOTHING)))
        setattr(target, name, value)

    def delete(self, target: Any, name: str) -> None:
        """Delete an attribute: where the check has set it, what was there before comes back."""
        _, original = self._originals.pop((id(target), name), (None, _NOTHING))
        if original is _NOTHING:
            delattr(target, name)
        else:
            setattr(target, name, original)

    def set_variable(self, name: str, value: str | None) -> None:
        """Set a variable of the environment, or take it away."""
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def wrapped(kind: str | None, member: Any) -> object:
    """Return a member of a class that a check derives, in the wrapper of that name."""
    if kind == "property":
        return property(*member)
    wrappers: dict[str | None, Callable[[Any], object]] = {
        "staticmethod": staticmethod,
        "classmethod": classmethod,
    }
    return wrappers[kind](member) if kind in wrappers else member

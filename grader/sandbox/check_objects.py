"""The check's own objects as the student's code may use them: called and asked, never looked into.

A student's function that is given a callback may call it, and an object with methods may be asked for these.
Names that begin with an underscore stay closed, and so do the insides of functions, generators, frames and
modules: from any of them a way leads to the hidden checks.
"""

import types
from collections.abc import Callable
from typing import Any, Final

from grader.sandbox import wire
from grader.sandbox.operations import OPERATIONS, SPECIALS
from grader.sandbox.wire import ProtocolViolation

_CLOSED: Final = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    types.GeneratorType,
    types.CoroutineType,
    types.AsyncGeneratorType,
    types.FrameType,
    types.CodeType,
    types.TracebackType,
    types.ModuleType,
    type,
)
_NEVER: Final = (types.FrameType, types.CodeType, types.TracebackType, types.ModuleType)
_ATTRIBUTES: Final = ("getattr", "setattr", "delattr")
_OFFERED: Final = frozenset(SPECIALS) - {"__dir__"}


class CheckObjects:
    """Handles for the objects that the check has passed to the student's code."""

    def __init__(self) -> None:
        self._objects: list[object] = []
        self._handles: dict[int, int] = {}

    def reference(self, value: object) -> wire.Local | None:
        """Return a reference to the object; None for what never leaves the session."""
        if isinstance(value, _NEVER):
            return None
        if id(value) not in self._handles:
            self._handles[id(value)] = len(self._objects)
            self._objects.append(value)
        kind = type(value)
        specials = [name for name in sorted(_OFFERED) if _offers(kind, name)]
        return wire.Local(self._handles[id(value)], kind.__name__, specials)

    def get(self, handle: int) -> object:
        """Return the object of that handle; raise ProtocolViolation where none was passed by it."""
        if not 0 <= handle < len(self._objects):
            raise ProtocolViolation("a handle that was never given")
        return self._objects[handle]

    def operate(self, operation: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Do what the student's code asks of an object of the check; raise what the object raises."""
        if operation not in OPERATIONS or not args or not self._is_given(args[0]):
            raise ProtocolViolation("an operation on nothing that was given")
        if operation in _ATTRIBUTES:
            self._demand_open(args)
        return OPERATIONS[operation](*args, **kwargs)

    def _is_given(self, value: object) -> bool:
        handle = self._handles.get(id(value))
        return handle is not None and self._objects[handle] is value

    def _demand_open(self, args: list[Any]) -> None:
        name = args[1] if len(args) > 1 else None
        if not isinstance(name, str) or name.startswith("_") or isinstance(args[0], _CLOSED):
            raise AttributeError(f"{type(args[0]).__name__!r} object has no attribute {name!r}")


def _offers(kind: type, name: str) -> bool:
    member: Callable[..., Any] | None = getattr(kind, name, None)
    return member is not None and member is not getattr(object, name, None)

"""The check's own objects as the student's code may use them: called and asked, never looked into.

A student's function that is given a callback may call it, and an object with methods may be asked for these.
Names that begin with an underscore stay closed, and so do the insides of functions, generators, frames and
modules: from any of them a way leads to the hidden checks. Of a function, its name, docstring and parameters
may be known (their names, not their defaults).
"""

import builtins
import inspect
import types
from typing import Any, Final
from unittest.mock import NonCallableMock

from grader.sandbox import wire
from grader.sandbox.operations import OPERATIONS, SPECIALS
from grader.sandbox.wire import ProtocolViolation

_FUNCTIONS: Final = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)
_CLOSED: Final = (
    *_FUNCTIONS,
    types.GeneratorType,
    types.CoroutineType,
    types.AsyncGeneratorType,
    types.FrameType,
    types.CodeType,
    types.TracebackType,
    types.ModuleType,
)
_NEVER: Final = (types.FrameType, types.CodeType, types.TracebackType, types.ModuleType)
_ATTRIBUTES: Final = ("getattr", "setattr", "delattr", "hasattr", "send")
_OPERATIONS: Final = (SPECIALS | {"__get__", "__set__", "getattr", "setattr", "delattr"}) - {"__dir__"}
_OFFERED: Final = sorted((SPECIALS | {"__get__", "__set__"}) - {"__dir__"})
# what a check asks a mock afterwards, or tells it beforehand: not for the student's code to answer or change
_OF_MOCKS: Final = frozenset(
    (
        *("called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls"),
        *("return_value", "side_effect", "attach_mock", "configure_mock", "mock_add_spec", "reset_mock"),
    )
)
MAX_DOC = 2_000


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
        specials = [name for name in _OFFERED if _offers(kind, name)]
        function = value.__name__ if isinstance(value, _FUNCTIONS) else ""
        doc = value.__doc__ if isinstance(value, types.FunctionType) else None
        return wire.Local(
            self._handles[id(value)], kind.__name__, specials, function, doc[:MAX_DOC] if doc else None
        )

    def get(self, handle: int) -> object:
        """Return the object of that handle; raise ProtocolViolation where none was passed by it."""
        if not 0 <= handle < len(self._objects):
            raise ProtocolViolation("a handle that was never given")
        return self._objects[handle]

    def operate(self, operation: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Do what the student's code asks of an object of the check; raise what the object raises."""
        if operation not in OPERATIONS.keys() | _OPERATIONS or not args or not self._is_given(args[0]):
            raise ProtocolViolation("an operation on nothing that was given")
        if operation not in _OPERATIONS:
            raise TypeError(f"{type(args[0]).__name__!r} object does not support {operation}")
        if operation == "getattr" and len(args) == 2 and isinstance(args[0], _FUNCTIONS):
            return _about(args[0], args[1])
        if operation in _ATTRIBUTES:
            self._demand_open(operation, args)
        if operation in ("__get__", "__set__"):
            return getattr(type(args[0]), operation)(*args)
        return OPERATIONS[operation](*args, **kwargs)

    def _is_given(self, value: object) -> bool:
        handle = self._handles.get(id(value))
        return handle is not None and self._objects[handle] is value

    def _demand_open(self, operation: str, args: list[Any]) -> None:
        name = args[1] if len(args) > 1 else None
        if isinstance(args[0], type) and (operation != "getattr" or name == "mro"):
            name = None  # of a class of the check's: its public members, and not to be changed
        closed = type(name) is not str or name.startswith("_") or isinstance(args[0], _CLOSED)
        if closed or (isinstance(args[0], NonCallableMock) and _is_of_mocks(str(name))):
            raise AttributeError(f"{type(args[0]).__name__!r} object has no attribute {name!r}")


def _is_of_mocks(name: str) -> bool:
    return name in _OF_MOCKS or name.startswith("assert")


def _about(function: Any, name: object) -> object:
    """Return what may be known of a function: annotations that are builtin classes, and its parameters."""
    try:
        if name == "__annotations__":
            found = getattr(function, "__annotations__", {})
            return {one: kind for one, kind in found.items() if _is_builtin(kind)}
        if name == "__signature__":
            parameters = inspect.signature(function).parameters.values()
            return [(one.name, int(one.kind), one.default is not one.empty) for one in parameters]
    except ValueError:  # a builtin without a signature
        pass
    raise AttributeError(f"'function' object has no attribute {name!r}")


def _is_builtin(kind: object) -> bool:
    return kind is None or (isinstance(kind, type) and vars(builtins).get(kind.__name__) is kind)


def _offers(kind: type, name: str) -> bool:
    member: object = getattr(kind, name, None)
    return member is not None and member is not getattr(object, name, None)

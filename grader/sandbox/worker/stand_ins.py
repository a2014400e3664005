"""Stand-ins for the check's own objects: operating on one asks the session."""

import inspect
from collections.abc import Callable
from types import MethodType
from typing import Any

from grader.sandbox import wire
from grader.sandbox.operations import AWAITED, SPECIALS

Callback = Callable[..., Any]
_ASKED = ("__annotations__", "__signature__")


class StandIn:
    """An object that lives in the session; its class has the special methods of the real one."""

    __slots__ = ("__weakref__", "_callback", "_function", "_handle")

    def __init__(self, callback: Callback, value: wire.Local) -> None:
        object.__setattr__(self, "_callback", callback)
        object.__setattr__(self, "_handle", value.handle)
        object.__setattr__(self, "_function", value.function)

    def __getattr__(self, name: str) -> Any:
        if self._function and name in ("__name__", "__qualname__"):
            return self._function
        if name.startswith("__") and not (self._function and name in _ASKED):
            raise AttributeError(name)
        found = self._callback("getattr", self, name)
        return _signature(found) if name == "__signature__" else found

    def __setattr__(self, name: str, value: object) -> None:
        self._callback("setattr", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._callback("delattr", self, name)


class StandIns:
    """One stand-in for each of the check's objects, so that identity holds."""

    def __init__(self, callback: Callback) -> None:
        self._callback = callback
        self._known: dict[int, StandIn] = {}

    def get(self, value: wire.Local) -> StandIn:
        """Return the stand-in of the object."""
        if value.handle not in self._known:
            namespace = {name: _forward(name) for name in value.specials if name in SPECIALS}
            if value.function:
                namespace["__get__"] = _bind
            else:
                namespace |= {
                    name: _forward(name) for name in ("__get__", "__set__") if name in value.specials
                }
            about = {"__slots__": (), "__doc__": value.doc, "__module__": "checks"}
            kind = type(value.type_name, (StandIn,), {**about, **namespace})
            self._known[value.handle] = kind(self._callback, value)
        return self._known[value.handle]

    def handle_of(self, stand_in: StandIn) -> int:
        """Return the handle that the session gave the object."""
        return int(object.__getattribute__(stand_in, "_handle"))


def _bind(function: Any, instance: object, owner: object = None) -> object:
    """Make a method of a function that the check has put into a class."""
    return function if instance is None else MethodType(function, instance)


def _forward(name: str) -> Callback:
    def method(self: StandIn, /, *args: Any, **kwargs: Any) -> Any:
        return self._callback(name, self, *args, **kwargs)

    async def awaited(self: StandIn, /, *args: Any) -> Any:
        return self._callback(name, self, *args)

    def wait(self: StandIn) -> Any:
        return self._callback(name, self)
        yield

    found: Callback = wait if name == "__await__" else awaited if name in AWAITED else method
    found.__name__ = name
    return found


def _signature(parameters: list[tuple[str, int, bool]]) -> inspect.Signature:
    kinds = list(inspect._ParameterKind)
    empty = inspect.Parameter.empty
    return inspect.Signature(
        [
            inspect.Parameter(name, kinds[kind], default=None if has_default else empty)
            for name, kind, has_default in parameters
        ]
    )

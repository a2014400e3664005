"""Stand-ins for the check's own objects: operating on one asks the session."""

from collections.abc import Callable
from typing import Any

from grader.sandbox import wire
from grader.sandbox.operations import SPECIALS

Callback = Callable[..., Any]


class StandIn:
    """An object that lives in the session; its class has the special methods of the real one."""

    __slots__ = ("__weakref__", "_callback", "_handle")

    def __init__(self, callback: Callback, handle: int) -> None:
        object.__setattr__(self, "_callback", callback)
        object.__setattr__(self, "_handle", handle)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._callback("getattr", self, name)

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
            specials = {name: _forward(name) for name in value.specials if name in SPECIALS}
            kind = type(value.type_name, (StandIn,), {"__slots__": (), **specials})
            self._known[value.handle] = kind(self._callback, value.handle)
        return self._known[value.handle]

    def handle_of(self, stand_in: StandIn) -> int:
        """Return the handle that the session gave the object."""
        return int(object.__getattribute__(stand_in, "_handle"))


def _forward(name: str) -> Callback:
    def method(self: StandIn, /, *args: Any, **kwargs: Any) -> Any:
        return self._callback(name, self, *args, **kwargs)

    method.__name__ = name
    return method

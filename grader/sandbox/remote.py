"""Stand-ins for objects of the student's classes: attributes, methods and operators work in the worker.

A class of the student's becomes a class here, derived from the stand-ins of its bases, so `isinstance` and
`issubclass` hold; its objects become objects of that class. An operation that sees another operand (`==`,
`+`, `in`) is forwarded only where the check has named the class itself, or both operands are the student's:
an object that turns up where a plain value was wanted does not get to say that it equals it.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable
from typing import Any, Protocol, cast
from weakref import WeakValueDictionary

from grader.sandbox import wire
from grader.sandbox.operations import SEEING, SPECIALS
from grader.sandbox.wire import ProtocolViolation

MAX_BASES = 20
# asked for by copy, pickle, torch, NumPy and others of every object: not the student's business
_NEVER_FORWARDED = ("__array", "__torch", "__deepcopy__", "__copy__", "__reduce", "__getstate__", "__cuda")


class Asker(Protocol):
    """What a stand-in asks its worker with."""

    def operate(self, operation: str, *args: object, **kwargs: object) -> Any:
        """Return what the operation comes to; raise what the student's code raises."""

    def subclass(self, name: str, bases: list[object], members: dict[str, object]) -> Any:
        """Make a class in the worker; return its reference."""


class RemoteClass(type):
    """The class of the stand-ins' classes: calling one makes an object in the worker."""

    _world: World
    _handle: int

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **kwargs: Any
    ) -> RemoteClass:
        """Make a stand-in's class, or one that a check derives: that one is made in the worker, too."""
        made = super().__new__(mcs, name, bases, namespace)
        if "_handle" not in namespace:
            # a class that a check derives from the student's: the worker gets one with the check's methods
            made._handle = made._world.derive(made, bases, namespace)
        return made

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Make an object of the class in the worker."""
        return cls._world.asker.operate("__call__", cls, *args, **kwargs)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name not in ("__doc__", "__annotations__", "__members__"):
            raise AttributeError(name)
        return cls._world.asker.operate("getattr", cls, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        if name in ("_world", "_handle") or name.startswith("__"):
            super().__setattr__(name, value)
        else:
            cls._world.asker.operate("setattr", cls, name, value)

    def __delattr__(cls, name: str) -> None:
        cls._world.asker.operate("delattr", cls, name)

    def __iter__(cls) -> Any:
        return cls._world.asker.operate("__iter__", cls)

    def __len__(cls) -> int:
        return int(cls._world.asker.operate("__len__", cls))

    def __bool__(cls) -> bool:
        return True

    def __getitem__(cls, key: object) -> Any:
        return cls._world.asker.operate("__getitem__", cls, key)

    def __contains__(cls, item: object) -> bool:
        return bool(cls._world.asker.operate("__contains__", cls, item))


class RemoteObject:
    """The base of all stand-ins for objects."""

    __slots__ = ("__weakref__", "_handle_of_object")

    def __getattr__(self, name: str) -> Any:
        if name.startswith(_NEVER_FORWARDED) or name in SPECIALS:
            raise AttributeError(name)
        return world_of(self).asker.operate("getattr", self, name)

    def __setattr__(self, name: str, value: object) -> None:
        world_of(self).asker.operate("setattr", self, name, value)

    def __delattr__(self, name: str) -> None:
        world_of(self).asker.operate("delattr", self, name)

    @property
    def __dict__(self) -> Any:  # type: ignore[override]
        """What `vars` of the object gives in the worker, by value."""
        return world_of(self).asker.operate("getattr", self, "__dict__")


def world_of(stand_in: RemoteObject) -> World:
    """Return the world that the stand-in belongs to."""
    return type(stand_in)._world  # type: ignore[attr-defined, no-any-return]


def handle_of(stand_in: object) -> int | None:
    """Return the handle of a stand-in for an object or class; None for everything else."""
    if isinstance(stand_in, RemoteClass):
        return stand_in._handle
    if isinstance(stand_in, RemoteObject):
        return int(object.__getattribute__(stand_in, "_handle_of_object"))
    handle = vars(stand_in).get("__remote_handle__") if isinstance(stand_in, BaseException) else None
    return handle if isinstance(handle, int) else None


class World:
    """The stand-ins for one worker's objects and classes: one for each, so that identity holds."""

    def __init__(self, asker: Asker, module: str) -> None:
        self.asker = asker
        self._module = module
        self._classes: dict[int, type] = {}
        self._objects: WeakValueDictionary[int, RemoteObject] = WeakValueDictionary()
        self._named: set[type] = set()
        self._root = self._make_root()

    def _make_root(self) -> type:
        return type.__new__(
            RemoteClass, "RemoteObject", (RemoteObject,), {"__slots__": (), "_world": self, "_handle": -1}
        )

    def name_class(self, kind: type) -> None:
        """Note that the check has named this class: its objects may say what they equal."""
        self._named.add(kind)

    def is_named(self, kind: type) -> bool:
        """Return whether the check has named the class or one that it derives from."""
        return any(base in self._named for base in kind.__mro__)

    def find(self, value: wire.Remote) -> object:
        """Return the stand-in for an object or class of the worker."""
        kind = self.class_of(value.kind)
        if value.is_class:
            return kind
        found = self._objects.get(value.handle)
        if found is not None and type(found) is kind:
            return found
        if issubclass(kind, BaseException):
            return kind(value.kind.name)
        stand_in = cast("RemoteObject", object.__new__(kind))
        object.__setattr__(stand_in, "_handle_of_object", value.handle)
        self._objects[value.handle] = stand_in
        return stand_in

    def class_of(self, info: wire.ClassInfo, depth: int = 0) -> type:
        """Return the stand-in for a class, made when it is first met."""
        if info.handle in self._classes:
            return self._classes[info.handle]
        if depth > MAX_BASES or not info.name.isidentifier():
            raise ProtocolViolation("a class that is none")
        bases = [self.class_of(base, depth + 1) for base in info.bases[:MAX_BASES]]
        error = exception_base(info.builtins)
        made = self._mirror(info, bases) if error is None else self._exception_class(info, bases, error)
        self._classes[info.handle] = made
        return made

    def _exception_class(
        self, info: wire.ClassInfo, bases: Iterable[type], error: type[BaseException]
    ) -> type:
        """Make a real exception class, for `pytest.raises` and `except`."""
        parents = tuple(base for base in bases if issubclass(base, BaseException)) or (error,)
        namespace = {
            "__module__": info.module or self._module,
            "__getattr__": lambda found, name: self._error_attribute(found, name),
        }
        if "__str__" in info.specials:
            namespace["__str__"] = _error_text
        return type(info.name, parents, namespace)

    def _error_attribute(self, error: BaseException, name: str) -> Any:
        if name.startswith("__") or handle_of(error) is None:
            raise AttributeError(name)
        return self.asker.operate("getattr", error, name)

    def _mirror(self, info: wire.ClassInfo, bases: Iterable[type]) -> type:
        namespace: dict[str, Any] = {
            "__slots__": (),
            "__module__": info.module,
            "__qualname__": info.name,
            "_world": self,
            "_handle": info.handle,
        }
        for name in info.specials:
            if name in SPECIALS and (name != "__hash__" or info.hashable):
                namespace[name] = _special(name)
        if "__await__" in info.specials:
            namespace |= {"send": _finish, "throw": _throw, "close": _close}
        for name in info.methods:
            if name.isidentifier() and not name.startswith("__"):
                namespace[name] = _method(name)
        if not info.hashable:
            namespace["__hash__"] = None
        elif "__eq__" in namespace and "__hash__" not in namespace:
            namespace["__hash__"] = _special("__hash__")
        remote = tuple(base for base in bases if issubclass(base, RemoteObject)) or (self._root,)
        try:
            return RemoteClass(info.name, remote, namespace)
        except TypeError:  # bases that do not go together here, though they do there
            return RemoteClass(info.name, (self._root,), namespace)

    def derive(self, made: RemoteClass, bases: tuple[type, ...], namespace: dict[str, Any]) -> int:
        """Make the worker's side of a class that a check derives; return its handle."""
        own = [base for base in bases if isinstance(base, RemoteClass)]
        members = {
            name: value
            for name, value in namespace.items()
            if name not in ("__module__", "__qualname__", "__doc__", "__classcell__", "__slots__", "__dict__")
        }
        reference = self.asker.subclass(made.__name__, list(own), members)
        self._classes[reference.kind.handle] = made
        self.name_class(made)
        return int(reference.kind.handle)


def exception_base(names: list[str]) -> type[BaseException] | None:
    """Return the nearest builtin exception class among the dotted names; None where there is none."""
    for name in names:
        kind = (
            getattr(builtins, name.removeprefix("builtins."), None) if name.startswith("builtins.") else None
        )
        if isinstance(kind, type) and issubclass(kind, BaseException):
            return kind if issubclass(kind, Exception) else Exception
    return None


def _error_text(error: BaseException) -> str:
    text = vars(error).get("__message__")
    return text if isinstance(text, str) else Exception.__str__(error)


def _special(name: str) -> Callable[..., Any]:
    def method(self: RemoteObject, /, *args: Any, **kwargs: Any) -> Any:
        world = world_of(self)
        if name in SEEING and not (
            world.is_named(type(self)) or all(handle_of(arg) is not None for arg in args)
        ):
            return NotImplemented
        if name == "__exit__":
            args = (*args[:2], None)  # a traceback stays where it is
        return world.asker.operate(name, self, *args, **kwargs)

    if name == "__await__":
        return _wait
    method.__name__ = name
    return method


def _wait(coroutine: RemoteObject) -> Any:
    """Run a coroutine of the student's to its end, in the worker; a generator, as `await` wants one."""
    return world_of(coroutine).asker.operate("__await__", coroutine)
    yield


def _finish(coroutine: RemoteObject, value: object) -> Any:
    """Do what an event loop's first step does: here it is the last one, too."""
    raise StopIteration(world_of(coroutine).asker.operate("__await__", coroutine))


def _throw(coroutine: RemoteObject, error: BaseException) -> Any:
    raise error


def _close(coroutine: RemoteObject) -> None:
    """Do nothing: a coroutine that was not awaited ends with its worker."""


def _method(name: str) -> Callable[..., Any]:
    """Return a method that runs in the worker; through `super` it is that of the class it was found in."""

    def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        owner = next((base for base in type(self).__mro__ if vars(base).get(name) is method), None)
        found = next((base for base in type(self).__mro__ if name in vars(base)), None)
        asker = world_of(self).asker
        if owner is not None and owner is not found:
            return asker.operate("__call__", asker.operate("getattr", owner, name), self, *args, **kwargs)
        return asker.operate("send", self, name, *args, **kwargs)

    method.__name__ = name
    return method

"""Stand-ins for objects of the student's classes: attributes, methods and operators work in the worker.

A class of the student's becomes a class here, derived from the stand-ins of its bases, so `isinstance` and
`issubclass` hold; its objects become objects of that class. An operation that sees another operand (`==`,
`+`, `in`) is forwarded only where the check has named the class itself, or both operands are the student's:
an object that turns up where a plain value was wanted does not get to say that it equals it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from grader.sandbox.operations import SPECIALS
from grader.sandbox.remote_members import own_name, world_of

if TYPE_CHECKING:
    from grader.sandbox.world import World

# asked for by copy, pickle, torch, NumPy and others of every object: not the student's business
_NEVER_FORWARDED = ("__array", "__torch", "__getstate__", "__cuda")
_OF_CLASSES = ("__annotations__", "__members__", "__match_args__", "__subclasses__", "__dataclass_params__")
# what a stand-in keeps under names that a class of the student's may have, too
STAND_INS_OWN = frozenset({"_world", "_handle", "_generation", "_handle_of_object", "_generation_of_object"})


class RemoteClass(type):
    """The class of the stand-ins' classes: calling one makes an object in the worker."""

    _world: World
    _handle: int
    _generation: int

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **kwargs: Any
    ) -> RemoteClass:
        """Make a stand-in's class, or one that a check derives: that one is made in the worker, too."""
        made = super().__new__(mcs, name, bases, namespace)
        if "_handle" not in namespace:
            # a class that a check derives from the student's: the worker gets one with the check's methods
            made._handle = made._world.derive(made, bases, namespace)
        made._generation = made._world.generation
        return made

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(name, bases, namespace)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """Make an object of the class in the worker."""
        return cls._world.asker.operate("__call__", cls, *args, **kwargs)

    def __getattr__(cls, name: str) -> Any:
        if name == "__dataclass_fields__":
            return cls._world.fields_of(cls)
        if name.startswith("__") and name not in _OF_CLASSES:
            raise AttributeError(name)
        return cls._world.asker.operate("getattr", cls, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        if name in STAND_INS_OWN or name.startswith("__"):
            super().__setattr__(name, value)
        elif own_name(value) == name:
            type(cls).__delattr__(cls, name)  # what a patch puts back is the student's own
        else:
            cls._world.asker.operate("setattr", cls, name, value)

    def __delattr__(cls, name: str) -> None:
        cls._world.asker.operate("delattr", cls, name)

    def __dir__(cls) -> list[str]:
        return list(cls._world.asker.operate("__dir__", cls))

    def __instancecheck__(cls, one: object) -> bool:
        return super().__instancecheck__(one) or (
            _are_together(cls, one) and bool(cls._world.asker.operate("isinstance", one, cls))
        )

    def __subclasscheck__(cls, kind: type) -> bool:
        return super().__subclasscheck__(kind) or (
            isinstance(kind, RemoteClass)
            and _are_together(cls, kind)
            and bool(cls._world.asker.operate("issubclass", kind, cls))
        )

    def __iter__(cls) -> Any:
        return cls._world.asker.operate("__iter__", cls)

    def __len__(cls) -> int:
        return int(cls._world.asker.operate("__len__", cls))

    def __bool__(cls) -> bool:
        return True

    def __getitem__(cls, key: object) -> Any:
        return cls._world.asker.operate("__getitem__", cls, key)

    def __contains__(cls, item: object) -> bool:
        if not cls._world.is_named(cls):
            raise TypeError(f"argument of type {cls.__name__!r} is not iterable")
        return bool(cls._world.asker.operate("__contains__", cls, item))


class RemoteObject:
    """The base of all stand-ins for objects."""

    __slots__ = ("__weakref__", "_generation_of_object", "_handle_of_object")

    def __getattr__(self, name: str) -> Any:
        if name.startswith(_NEVER_FORWARDED) or name in SPECIALS:
            raise AttributeError(name)
        if name == "__dataclass_fields__":
            return getattr(type(self), name)
        return world_of(self).asker.operate("getattr", self, name)

    def __setattr__(self, name: str, value: object) -> None:
        world_of(self).asker.operate("setattr", self, name, value)

    def __delattr__(self, name: str) -> None:
        world_of(self).asker.operate("delattr", self, name)

    def __copy__(self) -> Any:
        return world_of(self).asker.operate("copy", self)

    def __deepcopy__(self, known: object) -> Any:
        return world_of(self).asker.operate("deepcopy", self)

    def __reduce_ex__(self, protocol: object) -> Any:
        raise TypeError(f"objects of the student's class {type(self).__name__} cannot be pickled")

    @property
    def __dict__(self) -> Any:  # type: ignore[override]
        """What `vars` of the object gives in the worker, by value."""
        return world_of(self).asker.operate("getattr", self, "__dict__")


def generation_of(stand_in: object) -> int | None:
    """Return which of the topic's workers holds the object or class; None for what is no stand-in."""
    kind = type(stand_in)
    if issubclass(kind, RemoteClass):
        return cast("RemoteClass", stand_in)._generation
    if issubclass(kind, RemoteObject):
        return int(object.__getattribute__(stand_in, "_generation_of_object"))
    generation = vars(stand_in).get("__generation__") if issubclass(kind, BaseException) else None
    return generation if isinstance(generation, int) else None


def handle_of(stand_in: object) -> int | None:
    """Return the handle of a stand-in for an object or class; None for everything else."""
    kind = type(stand_in)
    if issubclass(kind, RemoteClass):
        return cast("RemoteClass", stand_in)._handle
    if issubclass(kind, RemoteObject):
        return int(object.__getattribute__(stand_in, "_handle_of_object"))
    handle = vars(stand_in).get("__remote_handle__") if issubclass(kind, BaseException) else None
    return handle if isinstance(handle, int) else None


def _are_together(cls: RemoteClass, other: object) -> bool:
    """Return whether both stand in for something that one living worker holds."""
    kind = other if isinstance(other, type) else type(other)
    world = cls._world
    if getattr(kind, "_world", None) is not world or not world.knows(kind):
        return False
    return bool(generation_of(other) == cls._generation == world.generation)

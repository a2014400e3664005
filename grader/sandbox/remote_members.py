"""Members of the stand-ins' classes: methods, properties and special methods that work in the worker.

A member that is reached through `super`, or by the name of a class, is that class's own; otherwise the
object decides which one it is, as it does without a boundary.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from grader.sandbox.operations import AWAITED, SEEING

if TYPE_CHECKING:
    from grader.sandbox.world import World

Member = Callable[..., Any]


def world_of(stand_in: Any) -> World:
    """Return the world that a stand-in belongs to."""
    return type(stand_in)._world  # type: ignore[no-any-return]


def own_name(member: object) -> str | None:
    """Return the name by which the student's class holds this member; None for what is not the student's."""
    name = getattr(member, "__students_member__", None)
    return name if isinstance(name, str) else None


def special(name: str) -> Member:
    """Return a special method that asks the worker."""
    if name == "__await__":
        return _wait
    if name in AWAITED:
        return _awaited(name)
    if name == "__contains__":
        return _marked(_contains, name)

    def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        world = world_of(self)
        if name in SEEING and not (world.is_named(type(self)) or all(map(world.holds, args))):
            return NotImplemented
        if name == "__exit__":
            args = (*args[:2], None)  # a traceback stays where it is
        owner = _owner(self, name, method)
        if owner is not None:
            return _of_class(world, owner, name, self, *args, **kwargs)
        return world.asker.operate(name, self, *args, **kwargs)

    return _marked(method, name)


def method_of(name: str) -> Member:
    """Return a method that runs in the worker."""

    def method(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        world = world_of(self)
        owner = _owner(self, name, method)
        if owner is not None:
            return _of_class(world, owner, name, self, *args, **kwargs)
        return world.asker.operate("send", self, name, *args, **kwargs)

    return _marked(method, name)


def initialiser() -> Member:
    """Return the __init__ that a class derived in the check calls: always of the class it stands in."""

    def method(self: Any, /, *args: Any, **kwargs: Any) -> None:
        owner = next(base for base in type(self).__mro__ if vars(base).get("__init__") is method)
        _of_class(world_of(self), owner, "__init__", self, *args, **kwargs)

    return _marked(method, "__init__")


def property_of(name: str) -> property:
    """Return a property that is read, set and deleted in the worker."""

    def read(self: Any) -> Any:
        world = world_of(self)
        owner = _owner(self, name, found)
        if owner is None:
            return world.asker.operate("getattr", self, name)
        return world.asker.operate("getattr", world.asker.operate("getattr", owner, name), "fget")(self)

    found = property(
        read,
        lambda self, value: world_of(self).asker.operate("setattr", self, name, value),
        lambda self: world_of(self).asker.operate("delattr", self, name),
    )
    return found


def _owner(stand_in: Any, name: str, member: object) -> type | None:
    """Return the class that a member was reached by, where the object itself would choose another."""
    bases = type(stand_in).__mro__
    owner = next((base for base in bases if vars(base).get(name) is member), None)
    first = next((base for base in bases if name in vars(base)), None)
    return None if owner is first else owner


def _of_class(world: World, owner: type, name: str, *args: Any, **kwargs: Any) -> Any:
    return world.asker.operate("__call__", world.asker.operate("getattr", owner, name), *args, **kwargs)


def _marked(method: Member, name: str) -> Member:
    method.__name__ = name
    method.__students_member__ = name  # type: ignore[attr-defined]
    return method


def _contains(self: Any, item: object) -> bool:
    """Ask an object of a class that the check has named; look among the items of any other."""
    world = world_of(self)
    if world.is_named(type(self)) or world.holds(item):
        return bool(world.asker.operate("__contains__", self, item))
    return any(one is item or one == item for one in self)


def _awaited(name: str) -> Member:
    async def method(self: Any, /, *args: Any) -> Any:
        if name == "__aexit__":
            args = (*args[:2], None)
        return world_of(self).asker.operate(name, self, *args)

    return _marked(method, name)


def _wait(coroutine: Any) -> Any:
    """Run a coroutine of the student's to its end, in the worker; a generator, as `await` wants one."""
    return world_of(coroutine).asker.operate("__await__", coroutine)
    yield


def finish(coroutine: Any, value: object) -> Any:
    """Do what an event loop's first step does: here it is the last one, too."""
    raise StopIteration(world_of(coroutine).asker.operate("__await__", coroutine))


def throw(coroutine: Any, error: BaseException) -> Any:
    """Raise what an event loop throws into a coroutine."""
    raise error


def close(coroutine: Any) -> None:
    """Do nothing: a coroutine that was not awaited ends with its worker."""

"""The world of one topic's worker as the session sees it: a stand-in for each object and class in it."""

from __future__ import annotations

from typing import Any, Protocol
from weakref import WeakValueDictionary

from grader.sandbox import wire
from grader.sandbox.known_classes import exception_bases, library_bases, seen_as, virtual_bases
from grader.sandbox.operations import SPECIALS
from grader.sandbox.remote import STAND_INS_OWN, RemoteClass, RemoteObject, handle_of
from grader.sandbox.remote_members import (
    close,
    finish,
    initialiser,
    method_of,
    property_of,
    special,
    throw,
    world_of,
)
from grader.sandbox.wire import ProtocolViolation

MAX_BASES = 20
# a class of its own costs some KB and stays; there is no file that defines so many
MAX_CLASSES = 2_000
_NOT_TOLD = ("__module__", "__qualname__", "__doc__", "__classcell__", "__slots__", "__dict__")


class Asker(Protocol):
    """What a stand-in asks its worker with."""

    def operate(self, operation: str, *args: object, **kwargs: object) -> Any:
        """Return what the operation comes to; raise what the student's code raises."""

    def subclass(self, name: str, bases: list[object], members: dict[str, object]) -> Any:
        """Make a class in the worker; return its reference."""


class World:
    """The stand-ins for a worker's objects and classes: one for each, so that identity holds.

    When a worker is lost, its objects are; but the classes stay, and come to stand for those of the next
    `generation`: a check file has imported them.
    """

    def __init__(self, asker: Asker, module: str) -> None:
        self.asker = asker
        self.generation = 0
        self._module = module
        self._made: dict[tuple[str, str], RemoteClass] = {}
        self._derived: dict[RemoteClass, tuple[tuple[type, ...], dict[str, Any]]] = {}
        self._classes: dict[int, type] = {}
        self._objects: WeakValueDictionary[int, Any] = WeakValueDictionary()
        self._named: set[type] = set()
        self._root = self._make_root()

    def _make_root(self) -> type:
        return type.__new__(
            RemoteClass, "RemoteObject", (RemoteObject,), {"__slots__": (), "_world": self, "_handle": -1}
        )

    def begin_anew(self) -> None:
        """Forget the objects of a worker that was lost."""
        self.generation += 1
        self._classes = {}
        self._objects = WeakValueDictionary()

    def name_class(self, kind: type) -> None:
        """Note that the check has named this class: its objects may say what they equal."""
        self._named.add(kind)

    def is_named(self, kind: type) -> bool:
        """Return whether the check has named the class or one that it derives from."""
        return any(base in self._named for base in kind.__mro__)

    def knows(self, kind: type) -> bool:
        """Return whether the class is whole: nothing is asked about one that is being made."""
        return self._classes.get(getattr(kind, "_handle", -1)) is kind

    def holds(self, value: object) -> bool:
        """Return whether a value is a stand-in, for an object or class of the student's."""
        return handle_of(value) is not None

    def find(self, value: wire.Remote) -> object:
        """Return the stand-in for an object or class of the worker."""
        kind = self.class_of(value.kind)
        if value.is_class:
            return kind
        found = self._objects.get(value.handle)
        if found is not None and type(found) is kind:
            return found
        base: Any = RemoteObject if issubclass(kind, RemoteObject) else BaseException
        stand_in = base.__new__(kind)
        if isinstance(stand_in, BaseException):
            self.keep(stand_in, value.handle)
            stand_in.args = tuple(self.asker.operate("getattr", stand_in, "args"))
            return stand_in
        object.__setattr__(stand_in, "_handle_of_object", value.handle)
        object.__setattr__(stand_in, "_generation_of_object", self.generation)
        self._objects[value.handle] = stand_in
        return stand_in

    def keep(self, error: BaseException, handle: int) -> None:
        """Note the exception that stands in for one that the student's code raised."""
        error.__remote_handle__ = handle  # type: ignore[attr-defined]
        error.__generation__ = self.generation  # type: ignore[attr-defined]
        self._objects[handle] = error

    def class_of(self, info: wire.ClassInfo, depth: int = 0) -> type:
        """Return the stand-in for a class, made when it is first met."""
        if info.handle in self._classes:
            return self._classes[info.handle]
        if depth > MAX_BASES or len(self._classes) >= MAX_CLASSES or not info.name.isidentifier():
            raise ProtocolViolation("a class that is none")
        bases = [self.class_of(base, depth + 1) for base in info.bases[:MAX_BASES]]
        known = self._made.get((info.module, info.name))
        if known is not None and known._generation != self.generation:
            known._handle, known._generation = info.handle, self.generation
            self._classes[info.handle] = known
            return known
        errors = exception_bases(info.builtins)
        made = self._exception_class(info, bases, errors) if errors else self._mirror(info, bases)
        self._classes[info.handle] = made
        self._made[info.module, info.name] = made
        return made

    def _exception_class(
        self, info: wire.ClassInfo, bases: list[type], errors: tuple[type[BaseException], ...]
    ) -> RemoteClass:
        """Make a real exception class, for `pytest.raises` and `except`."""
        own = tuple(base for base in bases if issubclass(base, BaseException))
        further = tuple(error for error in errors if not any(issubclass(base, error) for base in own))
        namespace: dict[str, Any] = {
            "__module__": info.module or self._module,
            "__doc__": info.doc,
            "__getattr__": _error_attribute,
            "_world": self,
            "_handle": info.handle,
        }
        if "__str__" in info.specials:
            namespace["__str__"] = _error_text
        try:
            return RemoteClass(info.name, (*own, *further), namespace)
        except TypeError:  # bases that do not go together here, though they do there
            return RemoteClass(info.name, (own or errors)[:1], namespace)

    def _mirror(self, info: wire.ClassInfo, bases: list[type]) -> RemoteClass:
        namespace = self._members(info)
        library = library_bases(info.builtins)
        if library:
            namespace["__getattribute__"] = _never_the_librarys
        remote = tuple(base for base in bases if issubclass(base, RemoteObject)) or (self._root,)
        try:
            made = RemoteClass(info.name, (*remote, *library), namespace)
        except TypeError:  # bases that do not go together here, though they do there
            made = RemoteClass(info.name, (self._root, *library), namespace)
        if info.abstract:
            made.__abstractmethods__ = frozenset(info.abstract)
        for kind in virtual_bases(info.builtins):
            kind.register(made)
        return made

    def _members(self, info: wire.ClassInfo) -> dict[str, Any]:
        namespace: dict[str, Any] = {
            "__slots__": (),
            "__module__": info.module,
            "__qualname__": info.name,
            "__doc__": info.doc,
            "__init__": initialiser(),
            "_world": self,
            "_handle": info.handle,
        }
        for name in info.specials:
            if name in SPECIALS and (name != "__hash__" or info.hashable):
                namespace[name] = special(name)
        if "__await__" in info.specials:
            namespace |= {"send": finish, "throw": throw, "close": close}
        plain = [
            name
            for name in (*info.methods, *info.properties)
            if name.isidentifier() and name not in STAND_INS_OWN
        ]
        for name in plain:
            if not name.startswith("__"):
                namespace[name] = method_of(name) if name in info.methods else property_of(name)
        if not info.hashable:
            namespace["__hash__"] = None
        elif "__eq__" in namespace and "__hash__" not in namespace:
            namespace["__hash__"] = special("__hash__")
        if not info.bases and info.doc is None:
            # of a function, a method, ...: each has its own
            namespace["__doc__"] = property(_own_doc)
        shown = seen_as(info.name, info.builtins)
        if shown is not None:
            namespace["__class__"] = property(lambda self: shown)
        return namespace

    def derive_again(self) -> None:
        """Let the new worker have the classes that the check derived from those of the lost one."""
        for made, (bases, namespace) in list(self._derived.items()):
            made._handle = self.derive(made, bases, namespace)
            made._generation = self.generation

    def derive(self, made: RemoteClass, bases: tuple[type, ...], namespace: dict[str, Any]) -> int:
        """Make the worker's side of a class that a check derives; return its handle."""
        own = [base for base in bases if isinstance(base, RemoteClass)]
        members = {name: value for name, value in namespace.items() if name not in _NOT_TOLD}
        reference = self.asker.subclass(made.__name__, list(own), members)
        self._derived[made] = bases, namespace
        self._classes[reference.kind.handle] = made
        self.name_class(made)
        return int(reference.kind.handle)

    def fields_of(self, kind: RemoteClass) -> dict[str, Any]:
        """Return what dataclasses.fields looks up; raise AttributeError where the class is no dataclass."""
        import dataclasses

        try:
            found = self.asker.operate("fields", kind)
        except TypeError as error:
            raise AttributeError("__dataclass_fields__") from error
        made: Any = dataclasses.make_dataclass(
            kind.__name__,
            [
                (name, object, dataclasses.field(init=init, repr=shown, compare=compared, kw_only=keyword))
                for name, init, shown, compared, keyword in found
            ],
        )
        return dict(made.__dataclass_fields__)


def _own_doc(self: Any) -> Any:
    return world_of(self).asker.operate("getattr", self, "__doc__")


def _never_the_librarys(self: Any, name: str) -> Any:
    """Look nothing up in the library's class, which is a base for `isinstance` alone."""
    if name.startswith("__") or name in STAND_INS_OWN:
        return object.__getattribute__(self, name)
    return world_of(self).asker.operate("getattr", self, name)


def _error_attribute(error: BaseException, name: str) -> Any:
    if name.startswith("__") or handle_of(error) is None:
        raise AttributeError(name)
    return world_of(error).asker.operate("getattr", error, name)


def _error_text(error: BaseException) -> str:
    text = vars(error).get("__message__")
    if isinstance(text, str):
        return text
    return str(world_of(error).asker.operate("__str__", error))

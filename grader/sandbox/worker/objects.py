"""Objects of the student's that stay in the worker: handles for them, and descriptions of their classes."""

import re
import sys
import types
from collections.abc import Callable, Mapping
from typing import Any

from grader.sandbox import wire
from grader.sandbox.operations import SPECIALS
from grader.sandbox.wire import ProtocolViolation, Value
from grader.sandbox.worker.stand_ins import StandIn, StandIns

MAX_HANDLES = 200_000
_LISTED = 500
_LONGEST_DOC = 2_000


class Objects:
    """The worker's references: what it gave handles to, and what the check gave it handles to."""

    def __init__(self, callback: Callable[..., Any]) -> None:
        self.globals: Mapping[str, object] = {}
        self._objects: dict[int, object] = {}
        self._handles: dict[int, int] = {}
        self._named: set[type] = set()
        self._infos: dict[type, wire.ClassInfo] = {}
        self._stand_ins = StandIns(callback)

    def name_class(self, kind: type) -> None:
        """Note that the check has named this class: its objects stay objects, whatever they derive from."""
        self._named.add(kind)

    def refer(self, value: object) -> Value | None:
        """Return the check's own object's handle, or a reference to an object of a class that it named."""
        if isinstance(value, StandIn):
            return wire.Held(self._stand_ins.handle_of(value))
        if any(base in self._named for base in type(value).__mro__):
            return self.stay(value)
        return None

    def stay(self, value: object) -> Value | None:
        """Return a reference to an object of the student's, with a description of its class."""
        is_class = isinstance(value, type)
        kind = value if isinstance(value, type) else type(value)
        return wire.Remote(self._handle(value), self.describe(kind), is_class)

    def resolve(self, value: wire.Remote | wire.Local | wire.Held | wire.Global) -> object:
        """Return the object that the session refers to."""
        if isinstance(value, wire.Held):
            return self._objects[value.handle]
        if isinstance(value, wire.Global):
            return self.globals[value.name]
        if isinstance(value, wire.Local):
            return self._stand_ins.get(value)
        raise ProtocolViolation("a reference of no known kind")

    def describe(self, kind: type) -> wire.ClassInfo:
        """Return what the session needs to know to stand in for the class's objects."""
        if kind not in self._infos:
            own = [base for base in kind.__bases__ if is_students(base)]
            self._infos[kind] = wire.ClassInfo(
                handle=self._handle(kind),
                name=_identifier(kind.__name__),
                module=str(kind.__module__)[:200],
                bases=[self.describe(base) for base in own],
                builtins=[
                    f"{base.__module__}.{base.__qualname__}"[:200]
                    for base in kind.__mro__[:50]
                    if not is_students(base) and base is not object
                ],
                specials=sorted(name for name in SPECIALS if _has(kind, name)),
                methods=_members_of(kind, types.FunctionType),
                hashable=kind.__hash__ is not None,
                properties=_members_of(kind, property),
                abstract=sorted(map(str, getattr(kind, "__abstractmethods__", ())))[:_LISTED],
                doc=_doc_of(kind),
            )
        return self._infos[kind]

    def _handle(self, value: object) -> int:
        if id(value) not in self._handles:
            if len(self._objects) >= MAX_HANDLES:
                raise MemoryError("too many objects")
            self._handles[id(value)] = len(self._objects)
            self._objects[len(self._objects)] = value  # kept, so that its id stays its own
        return self._handles[id(value)]


def _identifier(name: str) -> str:
    """Return the name of a class as one that a class statement could give: `type` takes any text."""
    plain = re.sub(r"\W", "_", name[:200])
    return plain if plain.isidentifier() else f"_{plain}"


def is_students(kind: type) -> bool:
    """Return whether the class is none of Python's or a library's."""
    root = str(kind.__module__).split(".")[0]
    return root not in sys.stdlib_module_names and root not in (
        "torch",
        "numpy",
        "grader",
        "typing_extensions",
    )


def _has(kind: type, name: str) -> bool:
    """Return whether the class supports the special method by more than what every object has."""
    member = next((vars(base)[name] for base in kind.__mro__ if name in vars(base)), None)
    return member is not None and (member is not vars(object).get(name) or name in ("__str__", "__repr__"))


def _members_of(kind: type, of: type) -> list[str]:
    """Return the names of the plain methods, or properties, that the class itself defines."""
    if not is_students(kind):
        return []
    names = [name for name, member in vars(kind).items() if isinstance(member, of)]
    return [name for name in names if not name.startswith("__")][:_LISTED]


def _doc_of(kind: type) -> str | None:
    doc = vars(kind).get("__doc__")
    return doc[:_LONGEST_DOC].encode("utf-8", "replace").decode() if isinstance(doc, str) else None

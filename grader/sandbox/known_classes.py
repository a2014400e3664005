"""Classes of Python and its libraries that a class of the student's derives from, by their dotted names.

The names come from the worker: they are looked up in closed tables, and nothing is imported for them. What
is found serves `isinstance`, `issubclass` and `except`; nothing of it is called.
"""

import abc
import builtins
import sys
import types
from collections.abc import Sequence
from typing import Any, Final

_VALUES: Final = (
    *(list, dict, set, frozenset, tuple, str, bytes, bytearray, int, float, complex),
    *(map, filter, zip, enumerate, reversed),
)
_KINDS: Final = {
    **{f"builtins.{kind.__name__}": kind for kind in _VALUES},
    "builtins.generator": types.GeneratorType,
    "builtins.coroutine": types.CoroutineType,
    "builtins.async_generator": types.AsyncGeneratorType,
}
_ABSTRACT: Final = ("abc", "collections.abc", "numbers")


def exception_bases(names: Sequence[str]) -> tuple[type[BaseException], ...]:
    """Return the builtin exception classes among the names, nearest first, none that another derives from.

    What would end the session is left at Exception.
    """
    found: list[type[BaseException]] = []
    for name in names:
        kind = _builtin(name)
        if kind is None or not issubclass(kind, BaseException):
            continue
        if not issubclass(kind, Exception):
            kind = Exception
        if not any(issubclass(one, kind) for one in found):
            found.append(kind)
    return tuple(found)


def library_bases(names: Sequence[str]) -> tuple[type, ...]:
    """Return the nearest of the names that is a module of torch.nn, in a tuple; an empty one for no such."""
    nn = sys.modules.get("torch.nn")
    for name in names:
        if nn is not None and name.startswith("torch.nn."):
            kind = _loaded(name)
            if kind is not None and issubclass(kind, nn.Module):
                return (kind,)
    return ()


def virtual_bases(names: Sequence[str]) -> list[Any]:
    """Return the abstract classes of the standard library among the names, to be registered with."""
    found = [_loaded(name) for name in names if name.rpartition(".")[0] in _ABSTRACT]
    return [kind for kind in found if isinstance(kind, abc.ABCMeta)]


def seen_as(name: str, names: Sequence[str]) -> type | None:
    """Return the class that an object is to show for `isinstance`; None where its stand-in's is enough.

    `name` is that of the object's own class, which may derive from a builtin one.
    """
    for place, one in enumerate(names):
        kind = _KINDS.get(one)
        if kind is not None and kind.__name__ == name and place == 0:
            return kind
        if kind in _VALUES[:11]:
            return type(name, (kind,), {})
    return None


def _builtin(name: str) -> type | None:
    root, _, last = name.partition(".")
    kind = vars(builtins).get(last) if root == "builtins" else None
    return kind if isinstance(kind, type) else None


def _loaded(name: str) -> type | None:
    module, _, last = name.rpartition(".")
    kind = vars(sys.modules[module]).get(last) if module in sys.modules else None
    return kind if isinstance(kind, type) else None

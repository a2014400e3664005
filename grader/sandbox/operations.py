"""Operations on objects that live on the other side, by name: a closed table that both sides hold.

`student.Account(10) + other` in a check becomes the operation "add" in the worker, and `callback(x)` in the
student's code the operation "call" in the session. The special methods that a class has decide which
operations a stand-in for its objects offers.
"""

import copy
import operator
from collections.abc import Callable
from typing import Any, Final

Operation = Callable[..., Any]


def _call(target: Any, /, *args: Any, **kwargs: Any) -> Any:
    return target(*args, **kwargs)


def _send(target: Any, name: str, /, *args: Any, **kwargs: Any) -> Any:
    """Call a method by its name."""
    return getattr(target, name)(*args, **kwargs)


def _signature(target: Any) -> list[tuple[str, int, bool, object]]:
    """Return the parameters: name, kind, whether it has a default, and the default."""
    import inspect

    return [
        (
            one.name,
            int(one.kind),
            one.default is not one.empty,
            None if one.default is one.empty else one.default,
        )
        for one in inspect.signature(target).parameters.values()
    ]


def _enter(target: Any) -> Any:
    return type(target).__enter__(target)


def _leave(target: Any, *error: Any) -> Any:
    return type(target).__exit__(target, *error)


def _fields(target: Any) -> list[tuple[str, bool, bool, bool, bool]]:
    """Return the fields of a dataclass: name, and whether in its init, repr, comparison and by keyword."""
    import dataclasses

    return [
        (one.name, one.init, one.repr, one.compare, one.kw_only is True) for one in dataclasses.fields(target)
    ]


_loops: list[Any] = []


def _finish(target: Any) -> Any:
    """Run an awaitable to its end, in the one loop of this side: locks and generators hold on to theirs."""
    import asyncio

    async def waiting() -> Any:
        return await target

    if not _loops or _loops[0].is_closed():
        _loops[:] = [asyncio.new_event_loop()]
    around = asyncio._get_running_loop()
    asyncio._set_running_loop(None)  # where a loop of the check's own waits for this
    try:
        return _loops[0].run_until_complete(waiting())
    finally:
        asyncio._set_running_loop(around)


def _finished(name: str) -> Operation:
    def operate(target: Any, /, *args: Any) -> Any:
        return _finish(getattr(type(target), name)(target, *args))

    return operate


_BINARY = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow", "matmul"),
    *("lshift", "rshift", "and", "or", "xor"),
    *("iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "imatmul", "iand", "ior", "ixor"),
    *("lt", "le", "gt", "ge", "eq", "ne"),
)
_REFLECTED = (
    *("radd", "rsub", "rmul", "rtruediv", "rfloordiv", "rmod", "rdivmod", "rpow", "rmatmul"),
    *("rlshift", "rrshift", "rand", "ror", "rxor"),
)
_UNARY = (
    *("neg", "pos", "abs", "invert", "int", "float", "complex", "index", "round", "trunc", "floor", "ceil"),
    *("len", "bool", "str", "repr", "bytes", "hash"),
)
_ITEMS = (
    *("getitem", "setitem", "delitem", "contains", "iter", "next", "reversed", "length_hint", "format"),
    *("missing", "call", "enter", "exit", "await", "dir", "aiter"),
)
AWAITED: Final = frozenset({"__anext__", "__aenter__", "__aexit__"})
"""The special methods that give an awaitable: the operation awaits it."""

SPECIALS: Final = AWAITED | {f"__{name}__" for name in (*_BINARY, *_REFLECTED, *_UNARY, *_ITEMS)}
"""The special methods that a stand-in may offer."""

SEEING: Final = frozenset(f"__{name}__" for name in (*_BINARY, *_REFLECTED, "contains"))
"""Those that see another operand, and so could say what it is rather than what they are."""


def _special(name: str) -> Operation:
    def operate(target: Any, /, *args: Any) -> Any:
        return getattr(type(target), name)(target, *args)

    return operate


OPERATIONS: Final[dict[str, Operation]] = {
    **{name: _special(name) for name in SPECIALS},
    "__call__": _call,
    "__enter__": _enter,
    "__exit__": _leave,
    "__await__": _finish,
    **{name: _finished(name) for name in AWAITED},
    "__iter__": iter,
    "__next__": next,
    "__len__": len,
    "__bool__": bool,
    "__str__": str,
    "__repr__": repr,
    "__hash__": hash,
    "__dir__": dir,
    "__eq__": operator.eq,
    "__ne__": operator.ne,
    "__contains__": operator.contains,
    "__getitem__": operator.getitem,
    "send": _send,
    "signature": _signature,
    "fields": _fields,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "getattr": getattr,
    "setattr": setattr,
    "delattr": delattr,
    "hasattr": hasattr,
    "isinstance": isinstance,
    "issubclass": issubclass,
}
"""Every operation by its name."""

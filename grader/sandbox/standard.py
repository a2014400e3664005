"""Values of the standard library that cross by value: a closed table of exact classes."""

import builtins
import collections
import datetime
import decimal
import fractions
import pathlib
import uuid
from collections.abc import Callable
from typing import Any, Final

_Parts = Callable[[Any], list[object]]


def _date_parts(value: datetime.date) -> list[object]:
    return [value.year, value.month, value.day]


def _time_parts(value: Any) -> list[object]:
    return [value.hour, value.minute, value.second, value.microsecond, value.tzinfo, value.fold]


def _make_time(*args: Any) -> datetime.time:
    return datetime.time(*args[:-1], fold=args[-1])


def _make_datetime(*args: Any) -> datetime.datetime:
    return datetime.datetime(*args[:-1], fold=args[-1])


STANDARD: Final[dict[str, tuple[type, _Parts, Callable[..., object]]]] = {
    "date": (datetime.date, _date_parts, datetime.date),
    "time": (datetime.time, _time_parts, _make_time),
    "datetime": (
        datetime.datetime,
        lambda value: [*_date_parts(value), *_time_parts(value)],
        _make_datetime,
    ),
    "timedelta": (
        datetime.timedelta,
        lambda value: [value.days, value.seconds, value.microseconds],
        datetime.timedelta,
    ),
    "timezone": (datetime.timezone, lambda value: [value.utcoffset(None)], datetime.timezone),
    "Decimal": (decimal.Decimal, lambda value: [str(value)], decimal.Decimal),
    "Fraction": (
        fractions.Fraction,
        lambda value: [value.numerator, value.denominator],
        fractions.Fraction,
    ),
    "UUID": (uuid.UUID, lambda value: [str(value)], uuid.UUID),
    "PosixPath": (pathlib.PosixPath, lambda value: [str(value)], pathlib.Path),
    "PurePosixPath": (pathlib.PurePosixPath, lambda value: [str(value)], pathlib.PurePosixPath),
    "bytearray": (bytearray, lambda value: [bytes(value)], bytearray),
    "deque": (collections.deque, lambda value: [list(value), value.maxlen], collections.deque),
    "OrderedDict": (
        collections.OrderedDict,
        lambda value: [list(value.items())],
        collections.OrderedDict,
    ),
    "Counter": (collections.Counter, lambda value: [dict(value)], collections.Counter),
    "defaultdict": (
        collections.defaultdict,
        lambda value: [value.default_factory, dict(value)],
        collections.defaultdict,
    ),
    # in frames that have no room for raw bytes
    "bytes": (bytes, lambda value: [value.decode("latin-1")], lambda text: text.encode("latin-1")),
    "dict_keys": (type({}.keys()), lambda value: [list(value)], lambda keys: dict.fromkeys(keys).keys()),
    "dict_values": (
        type({}.values()),
        lambda value: [list(value)],
        lambda values: dict(enumerate(values)).values(),
    ),
    "dict_items": (type({}.items()), lambda value: [list(value)], lambda items: dict(items).items()),
}
"""Kind -> its exact class, what it is made from, and how it is made."""

_EXCEPTIONS: Final = {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}

KINDS: Final = {kind: name for name, (kind, _, _) in STANDARD.items()}


def parts_of(value: object) -> tuple[str, list[object]] | None:
    """Return the kind's name and what the value is made from; None where it is no such value."""
    if isinstance(value, BaseException) and _EXCEPTIONS.get(type(value).__name__) is type(value):
        return "exception", [type(value).__name__, list(value.args)]
    name = KINDS.get(type(value))
    return None if name is None else (name, STANDARD[name][1](value))


def make(name: str, parts: list[object]) -> object:
    """Make the value; raise KeyError, TypeError, ValueError or ArithmeticError for what is none."""
    if name == "exception":
        kind, args = parts
        return _EXCEPTIONS[str(kind)](*args)  # type: ignore[misc]
    return STANDARD[name][2](*parts)

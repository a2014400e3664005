"""Short forms of values for a page: formatting never raises, and its cost is bounded whatever came.

Values come from the student: an int of a million digits, a list that is a million deep, a string that
never ends. Everything is cut before it is formatted.
"""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from grader.checks.kinds import ARRAYS, kind_of, plain
from grader.results.model import MAX_VIEW_ENTRIES, TensorView
from grader.sandbox.observations import Opaque

if TYPE_CHECKING:
    from grader.checks.grids import Array, Grid, Mask

_LONGEST_TEXT = 200
_LONGEST_NAME = 60
_MOST_ITEMS = 24
_DEEPEST = 4
_WHOLE_DIGITS = 128  # bits

_SHORT_ITEMS = 4
_DIGITS = {"float16": 4, "bfloat16": 4, "float32": 6, "complex64": 6}


def view_of(value: object, mask: "Mask | None" = None, part: str = "") -> TensorView:
    """Return `value` cut down to what a page can show; `mask`, of its shape, marks entries.

    `part` says which part of an answer the value is, "" for the whole.
    """
    value = plain(value)
    kind = kind_of(value)
    if kind in ARRAYS:
        from grader.checks.grids import grid

        return _grid_view(grid(value), kind, mask, _cut(part, _LONGEST_NAME))
    text = shown(value)
    name = value.type_name[:_LONGEST_NAME] if isinstance(value, Opaque) else type(value).__name__
    return TensorView(kind=name, values=[text], truncated="…" in text)


def _grid_view(found: "Grid", kind: str, mask: "Mask | None", part: str) -> TensorView:
    values = [] if found.values is None else entries(found.values, found.dtype)
    marked = [] if mask is None else [int(i) for i in mask.reshape(-1)[:MAX_VIEW_ENTRIES].nonzero()[0]]
    size = 0 if found.values is None else found.values.size
    return TensorView(
        kind=kind,
        shape=list(found.shape),
        dtype=found.dtype,
        values=values,
        marked=marked,
        truncated=size > len(values),
        part=part,
    )


def entries(values: "Array", dtype: str) -> list[str]:
    """Return the first entries of an array in row-major order, formatted for `dtype`."""
    return [entry(item, dtype) for item in islice(values.flat, MAX_VIEW_ENTRIES)]


def entry(value: object, dtype: str) -> str:
    """Return one entry of an array, in as many digits as a difference in its dtype needs to be seen."""
    return number(value, _DIGITS.get(dtype, 9))


def number(value: object, digits: int = 6) -> str:
    """Return a number in `digits` significant digits, integers whole; a huge one by its size alone."""
    value = plain(value)
    if isinstance(value, bool) or not isinstance(value, int | float | complex):
        return _cut(str(value), _LONGEST_NAME)
    if isinstance(value, int):
        if value.bit_length() <= _WHOLE_DIGITS:
            return str(value)
        return f"{'-' if value < 0 else ''}2**{value.bit_length() - 1}…"
    if isinstance(value, float):
        return f"{value + 0.0:.{digits}g}"  # + 0.0: no minus zero
    return f"{value.real:.{digits}g}{value.imag:+.{digits}g}j"


def shown(value: object, depth: int = _DEEPEST) -> str:
    """Return a short Python-like form of any value; "…" stands for what was cut."""
    value = plain(value)
    kind = kind_of(value)
    if kind in ARRAYS:
        return _shown_array(value, kind)
    if isinstance(value, bool | int | float | complex):
        literal = number(value)
        whole = isinstance(value, float) and literal.lstrip("-").isdigit()
        return f"{literal}.0" if whole else literal
    if isinstance(value, str | bytes):
        return _cut(repr(value[: _LONGEST_TEXT + 1]), _LONGEST_TEXT)
    if isinstance(value, Opaque):
        return f"<{value.type_name[:_LONGEST_NAME]}>"
    if isinstance(value, list | tuple | set | frozenset | dict):
        return _shown_container(value, depth)
    if kind in {"dtype", "device", "none"}:
        return str(value)
    return f"<{type(value).__name__[:_LONGEST_NAME]}>"


def _shown_container(value: Iterable[object], depth: int) -> str:
    start, end = {"tuple": ("(", ")"), "list": ("[", "]")}.get(kind_of(value), ("{", "}"))
    if depth == 0:
        return f"{start}…{end}"
    # fewer items the deeper they lie, so that the whole stays small whatever the nesting
    most = _MOST_ITEMS if depth == _DEEPEST else 2 * depth
    if isinstance(value, Mapping):
        pairs = islice(value.items(), most + 1)
        items = [f"{shown(key, depth - 1)}: {shown(item, depth - 1)}" for key, item in pairs]
    else:
        items = [shown(item, depth - 1) for item in islice(value, most + 1)]
    if len(items) > most:
        items[most:] = ["…"]
    comma = "," if isinstance(value, tuple) and len(items) == 1 else ""
    return _cut(f"{start}{', '.join(items)}{comma}{end}", _LONGEST_TEXT * 2)


def _shown_array(value: object, kind: str) -> str:
    from grader.checks.grids import grid

    found = grid(value)
    if found.values is None or found.values.size > _MOST_ITEMS:
        return described(value)
    formatted = entries(found.values, found.dtype)
    inner = formatted[0] if found.shape == () else f"[{', '.join(formatted)}]"
    shape = "" if len(found.shape) < 2 else f", shape={found.shape}"
    return f"{'array' if kind == 'ndarray' else 'tensor'}({inner}{shape})"


def described(value: object) -> str:
    """Return kind and shape of a value, and the value itself only where it is a short literal."""
    value = plain(value)
    kind = kind_of(value)
    if kind in ARRAYS:
        from grader.checks.grids import grid

        found = grid(value)
        return f"{'array' if kind == 'ndarray' else 'tensor'} {found.dtype} {found.shape}"
    if isinstance(value, list | tuple | set | frozenset | dict):
        return _described_container(value, kind)
    if callable(value) and kind == "object":
        return _cut(getattr(value, "__name__", type(value).__name__), _LONGEST_NAME)
    return _cut(shown(value), _LONGEST_NAME)


def _described_container(value: Iterable[object], kind: str) -> str:
    items = list(islice(value, _SHORT_ITEMS + 1))
    if isinstance(value, list | tuple) and len(items) <= _SHORT_ITEMS:
        inner = ", ".join(described(item) if _is_flat(item) else f"<{kind_of(item)}>" for item in items)
        if kind == "tuple":
            return f"({inner},)" if len(items) == 1 else f"({inner})"
        return f"[{inner}]"
    size = len(value) if isinstance(value, list | tuple | set | frozenset | dict) else 0
    return f"{kind} of {size}"


def _is_flat(item: object) -> bool:
    if not isinstance(item, list | tuple):
        return True
    return len(item) <= _SHORT_ITEMS and not any(isinstance(inner, list | tuple | dict) for inner in item)


def call_text(name: str, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
    """Return the call as it is shown: `sum_over(tensor float32 (2, 3, 4), dim=1)`, cut at 400 characters."""
    shown_args = [described(argument) for argument in args[:_MOST_ITEMS]]
    shown_args += [f"{key}={described(argument)}" for key, argument in islice(kwargs.items(), _MOST_ITEMS)]
    return _cut(f"{name}({', '.join(shown_args)})", _LONGEST_TEXT * 2)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"

"""Words for a wrong answer that matches no named mistake: kind, shape, dtype, then what the values show.

Each function of this module turns one aspect of a `Mismatch` into a message and a hint. The expected value
is never told, only its kind, shape, dtype, length or keys.
"""

import math

from grader.checks.compare import Mismatch, equal
from grader.checks.describe_arrays import Axes, array_words
from grader.checks.kinds import ARRAYS, NUMBERS, SEQUENCES, kind_of
from grader.checks.texts import Said, joined, kind_name, say
from grader.checks.views import number, shown
from grader.results.model import Text
from grader.sandbox.observations import Opaque

_FUNCTIONS = frozenset({"function", "builtin_function_or_method", "method", "method_descriptor", "type"})
_ITERATORS = frozenset({"generator", "map", "filter", "zip", "enumerate", "reversed", "range_iterator"})
_REPLY_LIMITS = {
    "too many items": "limit_reply_size",
    "more bytes than can cross": "limit_reply_size",
    "too large written out": "limit_reply_size",
    "nested too deep": "limit_reply_depth",
    "maximum recursion depth exceeded": "limit_reply_depth",
}
"""By what the worker says of a value that is over a cap of the wire."""
_SIMPLE_FACTORS = (2, 3, 4, 5, 10)
_MOST_KEYS = 5
_MOST_SORTED = 1000
_LONGEST_KEY = 40


def describe(found: Mismatch, printed: str = "", axes: Axes = ()) -> Said:
    """Return what is wrong with an answer and what to try.

    `printed` is what the function printed; `axes` name the dims of an expected tensor or array.
    """
    if not found.place:
        return _words(found, printed, axes)
    order = _order_words(*found.whole, found) if found.aspect == "values" else None
    if order is not None:
        return order
    said = _words(found, printed, axes)
    place = found.place if len(found.place) <= _LONGEST_KEY else f"{found.place[:_LONGEST_KEY]}…"
    return Said(joined(say("inside", place=place).text, said.text), said.hint)


def _words(found: Mismatch, printed: str, axes: Axes) -> Said:
    kind = kind_of(found.expected)
    if found.aspect == "kind":
        return kind_words(found.answer, kind, printed)
    if kind in ARRAYS:
        return array_words(found, axes)
    if found.aspect == "length":
        return _length_words(found)
    if found.aspect == "keys":
        return _key_words(found)
    if kind in NUMBERS:
        return _number_words(found)
    if isinstance(found.answer, str) and isinstance(found.expected, str):
        return _string_words(found.answer, found.expected)
    return say("wrong_object", got=kind_name(kind))


def kind_words(answer: object, want: str, printed: str = "") -> Said:
    """Return what to say of an answer that is not of the kind `want`."""
    got = kind_of(answer)
    if got == "none":
        return say("returned_none_printed" if printed.strip() else "returned_none")
    if isinstance(answer, Opaque):
        return _opaque_words(answer.type_name, kind_name(want))
    if isinstance(answer, list | tuple) and len(answer) == 1 and kind_of(answer[0]) == want:
        return say("wrapped", got=kind_name(got))
    key = _kind_key(answer, got, want)
    from_grid = {"shape": _shape(answer)} if key == "many_for_number" else {}
    return say(key, got=kind_name(got), wanted=kind_name(want), **from_grid)


def _opaque_words(name: str, wanted: Text) -> Said:
    if name in _FUNCTIONS:
        return say("returned_function")
    if over := reply_over_limit(name):
        return over
    key = "returned_generator" if name in _ITERATORS else "returned_opaque"
    return say(key, name=name[:_LONGEST_KEY], wanted=wanted)


def reply_over_limit(name: str) -> Said | None:
    """Return what to say of an answer that could not cross, by the name that came for it; None for others."""
    kind, _, why = name.partition(", ")
    key = _REPLY_LIMITS.get(why.partition(" in ")[0].partition(" while ")[0])
    return say(key, name=kind[:_LONGEST_KEY]) if key is not None else None


def _kind_key(answer: object, got: str, want: str) -> str:
    if want == "tensor" and isinstance(answer, list | tuple):
        has_tensors = any(kind_of(item) == "tensor" for item in answer)
        return "tensors_for_tensor" if has_tensors else "list_for_tensor"
    if got in ARRAYS and want in NUMBERS:
        single = got == "tensor" and all(size == 1 for size in getattr(answer, "shape", ()))
        return "tensor_for_number" if single else "many_for_number"
    if got == "tensor" and want in SEQUENCES:
        return "tensor_for_list"
    if want == "tensor" and got in NUMBERS:
        return "number_for_tensor"
    if got in NUMBERS and want in NUMBERS:
        return "number_kind"
    if got in SEQUENCES and want in SEQUENCES:
        return "sequence_kind"
    pairs = {("tensor", "ndarray"): "array_for_tensor", ("ndarray", "tensor"): "tensor_for_array"}
    return pairs.get((want, got), "wrong_kind")


def _shape(value: object) -> str:
    return str(tuple(getattr(value, "shape", ())))


def _length_words(found: Mismatch) -> Said:
    sizes = [len(value) if isinstance(value, list | tuple) else 0 for value in (found.answer, found.expected)]
    return say("length", got=sizes[0], wanted=sizes[1])


def _order_words(answer: object, expected: object, found: Mismatch) -> Said | None:
    if not isinstance(answer, list | tuple) or not isinstance(expected, list | tuple):
        return None
    if len(expected) > _MOST_SORTED:
        return None
    if equal(answer[::-1], expected, found.tolerance):
        return say("list_reversed")
    try:
        return say("list_reordered") if equal(sorted(answer), sorted(expected), found.tolerance) else None
    except (TypeError, RuntimeError, ValueError):  # entries without an order, or tensors
        return None


def _key_words(found: Mismatch) -> Said:
    if not isinstance(found.answer, dict) or not isinstance(found.expected, dict):
        return say("keys_other")
    missing = [key for key in found.expected if key not in found.answer]
    extra = [key for key in found.answer if key not in found.expected]
    # keys that are no strings are computed: naming the missing ones would tell the answer
    if missing and all(isinstance(key, str) for key in missing):
        return say("keys_missing", keys=_names(missing))
    return say("keys_other") if missing else say("keys_extra", keys=_names(extra))


def _names(keys: list[object]) -> str:
    names = [shown(key, depth=1)[:_LONGEST_KEY] for key in keys[:_MOST_KEYS]]
    return ", ".join([*names, "…"] if len(keys) > _MOST_KEYS else names)


def _number_words(found: Mismatch) -> Said:
    if isinstance(found.answer, bool):
        return say("wrong_bool", got=str(found.answer))
    base = say("one_value", got=shown(found.answer))
    if found.inaccurate:
        said = say("inaccurate", size="")
        return Said(joined(said.text, base.text), said.hint)
    pattern = _number_pattern(found.answer, found.expected)
    return Said(joined(pattern.text, base.text), pattern.hint) if pattern else base


def _number_pattern(answer: object, expected: object) -> Said | None:
    if not isinstance(answer, int | float) or not isinstance(expected, int | float):
        return None
    if answer != answer:
        return say("has_nan", count=1)
    if abs(answer) == float("inf"):
        return say("has_inf", count=1)
    if answer == -expected:
        return say("negated")
    if isinstance(expected, float) and math.isfinite(expected) and answer == math.trunc(expected):
        return say("truncated")
    if isinstance(expected, int) and abs(answer - expected) == 1:
        return say("too_large" if answer > expected else "too_small", offset=1)
    for factor in _SIMPLE_FACTORS:
        if answer and _near(answer, factor, expected):
            return say("scaled", factor=factor)
        if answer and _near(expected, factor, answer):
            return say("scaled", factor=number(1 / factor, 4))
    return None


def _near(value: int | float, factor: int, other: int | float) -> bool:
    """Say whether `value` is `factor` times `other`; ints exactly, so that no huge one overflows."""
    if isinstance(value, int) and isinstance(other, int):
        return value == factor * other
    return abs(value - factor * other) <= 1e-6 * abs(value)


def _string_words(answer: str, expected: str) -> Said:
    key = "wrong_string"
    if len(answer) <= 2 * len(expected) + 100:
        if answer.casefold() == expected.casefold():
            key = "string_case"
        elif "".join(answer.split()) == "".join(expected.split()):
            key = "string_spaces"
    return say(key, got=shown(answer))

"""Rules about how an answer was made, read off the observations of a call.

Each rule returns what to tell the student, or None where it is kept. Observations are claims of the worker:
a rule can take points away for honest work, never give any.
"""

from collections.abc import Iterable

from grader.checks.texts import Said, ordinal, say
from grader.results.model import Text
from grader.sandbox.observations import Observations

CHANGES = frozenset({"changed_argument", "changed_grad_mode", "changed_default_dtype"})
_ENTRIES = (".__init__", ".__new__", ".__call__", ".__get__")


def argument_label(argument: int | str, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
    """Return the label of an argument of the call; raise ValueError where the call has no such argument."""
    known = argument in kwargs if isinstance(argument, str) else 0 <= argument < len(args)
    if not known:
        raise ValueError(f"the call has no argument {argument!r}")
    return str(argument)


def names_argument(label: str, argument: str) -> bool:
    """Say whether an observed label ("0[2]") is the argument ("0") or a place inside it."""
    return label == argument or label.startswith(f"{argument}[")


def argument_phrase(label: str) -> Text:
    """Return what an argument is called: "第 1 个参数", "1st argument"; "argument dim" by keyword."""
    name = label.partition("[")[0]
    if name.isdecimal():
        return say("argument_at", ordinal=ordinal(int(name))).text
    return say("argument_named", name=name).text


def changes(seen: Observations, allowed: frozenset[str]) -> tuple[str, Said] | None:
    """Return the built-in mistake of a call that left something changed, with what to say; None if none."""
    for label in seen.changed:
        if not any(names_argument(label, argument) for argument in allowed):
            return "changed_argument", say("changed_argument", argument=argument_phrase(label))
    if seen.grad_mode_changed:
        return "changed_grad_mode", say("changed_grad_mode")
    if seen.default_dtype_changed:
        return "changed_default_dtype", say("changed_default_dtype")
    return None


def shares_memory(seen: Observations, argument: str) -> Said | None:
    """Demand that the result is a view of the argument."""
    if any(names_argument(label, argument) for label in seen.shares_memory):
        return None
    return say("shares_memory", argument=argument_phrase(argument))


def owns_memory(seen: Observations, argument: str) -> Said | None:
    """Demand that the result is no view of the argument."""
    if not any(names_argument(label, argument) for label in seen.shares_memory):
        return None
    return say("owns_memory", argument=argument_phrase(argument))


def on_device(seen: Observations, wanted: str) -> Said | None:
    """Demand that the result lies on a device of this name, or of this kind."""
    if seen.device is not None and wanted in (seen.device, seen.device.partition(":")[0]):
        return None
    return say("device", got=seen.device or "?", wanted=wanted)


def uses_autograd(seen: Observations, runs: int) -> Said | None:
    """Demand that the autograd engine ran at least `runs` times."""
    if seen.engine_runs >= runs:
        return None
    return say("few_autograd", wanted=runs, got=seen.engine_runs) if seen.engine_runs else say("no_autograd")


def calls(seen: Observations, wanted: str) -> Said | None:
    """Demand that a library function of this name was called."""
    if any(matches(call, wanted) for call in seen.calls):
        return None
    return say("call_missing", wanted=wanted)


def calls_none_of(seen: Observations, forbidden: Iterable[str]) -> Said | None:
    """Demand that no library function of these names was called."""
    names = tuple(forbidden)
    for call in seen.calls:
        for name in names:
            if matches(call, name):
                return say("call_forbidden", found=name)
    return None


def never_makes(seen: Observations, elements: int) -> Said | None:
    """Demand that nothing of `elements` elements or more was made on the way."""
    if seen.largest_result < elements:
        return None
    return say("made_large", got=seen.largest_result, limit=elements)


def matches(call: str, name: str) -> bool:
    """Say whether a dotted library name ends, on a whole part, with `name` ("conv2d", "autograd.grad").

    Making or calling an object counts by its class ("Conv2d" is Conv2d.__init__), reading an attribute by its
    name ("T" is T.__get__).
    """
    for entry in _ENTRIES:
        call = call.removesuffix(entry)
    return call == name or call.endswith(f".{name}")

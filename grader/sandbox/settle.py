"""Let a call's side effects happen in the check, as they would without a boundary."""

import builtins
import sys
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from grader.sandbox.observations import Observations, Reply
from grader.sandbox.write_back import write_back


def settle(
    reply: Reply, after: Mapping[str, object], args: Sequence[object], kwargs: Mapping[str, object]
) -> Any:
    """Print, warn and change the arguments as the call did; return its value, or raise what it raised."""
    tell(reply.seen)
    for label, new in after.items():
        old = args[int(label)] if label.isdecimal() else kwargs[label]
        write_back(old, new, label, reply.seen.changed)
    if reply.error is not None:
        raise reply.error
    return reply.value


def tell(seen: Observations) -> None:
    """Print what was printed, and warn of what was warned of: capsys and pytest.warns see it."""
    if seen.printed:
        sys.stdout.write(seen.printed)
    if seen.errors:
        sys.stderr.write(seen.errors)
    for names, text in seen.warnings:
        warnings.warn(text, _category(names), stacklevel=4)


def _category(names: Sequence[str]) -> type[Warning]:
    for name in names:
        kind = (
            getattr(builtins, name.removeprefix("builtins."), None) if name.startswith("builtins.") else None
        )
        if isinstance(kind, type) and issubclass(kind, Warning):
            return kind
    return UserWarning

"""Let a call's side effects happen in the check, as they would without a boundary."""

import builtins
import logging
import sys
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from grader.sandbox.observations import Observations, Reply
from grader.sandbox.write_back import Changes, write_back

# every dot of a name makes a logger that stays
MAX_LOGGER = 200


def settle(reply: Reply, changes: Changes) -> Any:
    """Print, warn and change the arguments as the call did; return its value, or raise what it raised."""
    tell(reply.seen, reply.categories)
    for old, new in changes.values():
        write_back(old, new)
    if reply.error is not None:
        raise reply.error
    return reply.value


def tell(seen: Observations, categories: Mapping[int, object]) -> None:
    """Print, log and warn as the student's code did: capsys, caplog and pytest.warns see it."""
    if seen.printed:
        sys.stdout.write(seen.printed)
    if seen.errors:
        sys.stderr.write(seen.errors)
    for name, level, message in seen.logs:
        logger = logging.getLogger(name[:MAX_LOGGER])
        if logger.isEnabledFor(level):
            logger.handle(logger.makeRecord(name, level, "", 0, message, (), None))
    for place, (names, text) in enumerate(seen.warnings):
        own = categories.get(place)
        kind = own if isinstance(own, type) and issubclass(own, Warning) else _category(names)
        warnings.warn(text, kind, stacklevel=4)


def _category(names: Sequence[str]) -> type[Warning]:
    for name in names:
        kind = (
            getattr(builtins, name.removeprefix("builtins."), None) if name.startswith("builtins.") else None
        )
        if isinstance(kind, type) and issubclass(kind, Warning):
            return kind
    return UserWarning

"""What became of a call's arguments: they cross by their labels, and what changed of them by value."""

import sys
from collections.abc import Collection, Sequence

from grader.sandbox import wire
from grader.sandbox.labels import may_change
from grader.sandbox.shared import Shared
from grader.sandbox.values import Encoder


def by_identity(arguments: Sequence[tuple[str, object]]) -> dict[int, str]:
    """Map the ids of arguments to their labels: what is such an object crosses by its label.

    Plain values have no identity to keep.
    """
    return {id(value): label for label, value in reversed(arguments) if may_change(value)}


def unchanged(known: dict[int, str], changed: Collection[str]) -> dict[int, str]:
    """Leave out what a call changed: an answer that is such an argument is told by value."""
    roots = {label.partition("[")[0] for label in changed}
    return {one: label for one, label in known.items() if label.partition("[")[0] not in roots}


def encode_after(
    arguments: Sequence[tuple[str, object]], changed: Collection[str], encoder: Encoder, shared: Shared
) -> dict[str, wire.Value]:
    """Return the contents of the arguments that are not as they were; generators always."""
    torch = sys.modules.get("torch")
    after: dict[str, wire.Value] = {}
    for label, value in arguments:
        if shared.label_of(value) is not None or isinstance(value, tuple):
            continue
        if label in changed or (torch is not None and isinstance(value, torch.Generator)):
            try:
                after[label] = encoder.contents(value)
            except Exception:  # the student put something into it that cannot cross
                continue
    return after

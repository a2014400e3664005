"""What the probes of the isolation showed: plain data, from where workers are made to whoever tells of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Probe:
    """What one operation showed: `passed` where the worker was denied it, or could do it, as it must.

    `layer` answers for it; where the plan has no such layer, it is the one that would. Where a layer could
    not be raised, `cause` says why in a word, and `remedy` is what an administrator would run; both are None
    where nothing is missing or nothing is known.
    """

    name: str
    layer: str
    passed: bool
    detail: str
    cause: str | None = None
    remedy: str | None = None

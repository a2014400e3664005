"""How much of a submission is read, at most."""

from dataclasses import dataclass

KIB, MIB = 1 << 10, 1 << 20


@dataclass(frozen=True, kw_only=True)
class Caps:
    """Bytes, except `entries`, `modules` and `name`: the files looked at, the modules that one topic has
    besides its own file, and the characters of a name.

    `topic` holds for one topic's files together: they reach the worker in one frame.
    """

    file: int = MIB
    topic: int = 2 * MIB
    modules: int = 200
    total: int = 16 * MIB
    archive: int = 64 * MIB
    directory: int = MIB  # of an archive: read whole before its entries can be counted
    entries: int = 5000
    name: int = 255
    ignored: int = 200  # names told, of those that are left alone


DEFAULT_CAPS = Caps()

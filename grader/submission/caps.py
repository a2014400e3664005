"""How much of a submission is read, at most."""

from dataclasses import dataclass

KIB, MIB = 1 << 10, 1 << 20


@dataclass(frozen=True, kw_only=True)
class Caps:
    """Bytes, except `entries` and `name`: the files looked at, and the characters of a name."""

    file: int = MIB
    total: int = 16 * MIB
    archive: int = 64 * MIB
    directory: int = MIB  # of an archive: read whole before its entries can be counted
    entries: int = 5000
    name: int = 255
    ignored: int = 200  # names told, of those that are left alone


DEFAULT_CAPS = Caps()

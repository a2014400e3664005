"""Student ids: they become folder names, so every system must be able to hold them."""

import unicodedata

MAX_CHARACTERS = 80
MAX_BYTES = 240  # file systems hold 255 bytes a name

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
_FORBIDDEN = frozenset('/\\<>:"|?*')
_SPACES = frozenset({"Zs", "Zl", "Zp"})


def safe_id(name: str) -> str:
    """Return `name` as a folder name for every system: one line, no separators, at most 80 characters."""
    kept = "".join(_safe(character) for character in unicodedata.normalize("NFC", name))
    trimmed = _cut(" ".join(kept.split()).lstrip(".- "), MAX_CHARACTERS)
    if not trimmed:
        return "student"
    # Windows opens a device by these names, with any extension
    return (
        f"_{_cut(trimmed, MAX_CHARACTERS - 1)}"
        if trimmed.partition(".")[0].strip().lower() in _DEVICES
        else trimmed
    )


def unique_id(name: str, taken: set[str]) -> str:
    """Return a safe id that no id in `taken` equals, whatever the case, and add its key there."""
    wanted = candidate = safe_id(name)
    number = 1
    while (key := unicodedata.normalize("NFKC", candidate).casefold()) in taken:
        number += 1
        suffix = f"-{number}"
        candidate = _cut(wanted, MAX_CHARACTERS - len(suffix)) + suffix
    taken.add(key)
    return candidate


def _safe(character: str) -> str:
    category = unicodedata.category(character)
    if category in _SPACES:
        return " "
    if category == "Cf":  # invisible: marks of direction, joiners
        return ""
    return "_" if category[0] == "C" or character in _FORBIDDEN else character


def _cut(name: str, characters: int) -> str:
    """Cut to a length in characters and bytes; no name may end with a space or a dot on Windows."""
    return name[:characters].encode()[: MAX_BYTES - 8].decode(errors="ignore").rstrip(" .")

"""Student ids: they become folder names, so every system must be able to hold them."""

import unicodedata

MAX_CHARACTERS = 80

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
_FORBIDDEN = frozenset('/\\<>:"|?*')
_SPACES = frozenset({"Zs", "Zl", "Zp"})


def safe_id(name: str) -> str:
    """Return `name` as a folder name for every system: one line, no separators, at most 80 characters."""
    kept = unicodedata.normalize("NFC", "".join(_safe(character) for character in name))
    safe = _cut(" ".join(kept.split()).lstrip(".- "), MAX_CHARACTERS)
    if safe.partition(".")[0].strip().lower() in _DEVICES:  # Windows opens these, whatever the extension
        safe = _cut(f"_{safe}", MAX_CHARACTERS)
    return safe or "student"


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
    """Cut to a length; names on Windows must not end with a space or a dot."""
    # file systems hold 255 bytes a name, so 80 characters may take 240
    return name[:characters].encode()[: 3 * characters].decode(errors="ignore").rstrip(" .")

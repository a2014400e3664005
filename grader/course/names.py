"""Names: which ones a topic may have, and what to say about one that does not exist."""

import keyword
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from grader.errors import InputError

# A topic's module stands in for these in the process that runs the checks, and would break it.
RESERVED = frozenset({"conftest", "grader", "numpy", "pytest", "reports", "torch"})


def require_identifier(name: str, file: Path, what: str) -> str:
    """Return `name` if Python can import it; InputError names the file and the name otherwise."""
    if not name.isidentifier() or keyword.iskeyword(name):
        raise InputError(file, f"{what} that is a Python name (letters, digits, _)", repr(name))
    return name


def require_topic_id(name: str, file: Path) -> str:
    """Return `name` if a topic may be called so, see `RESERVED`."""
    if name in RESERVED:
        raise InputError(file, "a topic id that hides no module that grading needs", repr(name))
    return require_identifier(name, file, "a topic id")


def unknown_topic(name: object, topics: Iterable[str]) -> InputError:
    """Make the error that says which topics there are, and which one was probably meant."""
    known = list(topics)
    close = get_close_matches(Path(str(name)).stem.lower(), known, n=1)
    wanted = f"one of the topics {', '.join(known)}" if known else "a topic, but this course has none"
    return InputError(name, wanted + (f" (did you mean {close[0]}?)" if close else ""))

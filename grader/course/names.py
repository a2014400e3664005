"""Names: which ones a topic may have, and what to say about one that does not exist."""

import keyword
import site
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.machinery import PathFinder
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


def require_files(names: Iterable[str], file: Path) -> tuple[str, ...]:
    """Return the names of a topic's further files; InputError names the first that cannot be one.

    Each becomes a module by its plain name, so it must hide none: not the standard library's, not one that is
    installed, and not one that the course has beside the checks.
    """
    found = tuple(dict.fromkeys(names))
    for name in found:
        module, _, suffix = name.rpartition(".")
        if suffix != "py" or not module.isidentifier() or keyword.iskeyword(module):
            raise InputError(file, "files: names of Python modules such as helper.py", repr(name))
        beside = file.parent / name, file.parent / module, file.parent.parent / name
        if hidden := _hidden(module):
            raise InputError(file, f"files: names that hide no module of {hidden}", repr(name))
        if any(path.exists() for path in beside):
            raise InputError(file, "files: names that no file of the course has", repr(name))
        taken = [file.parent.name, *(other[:-3] for other in found if other != name)]
        if module.casefold() in map(str.casefold, taken):
            raise InputError(
                file, f"files: names that differ by more than capitals from {file.parent.name}.py", repr(name)
            )
    return found


def _hidden(module: str) -> str:
    """Return whose module of that name there is besides, "" for nobody's."""
    if module in sys.stdlib_module_names:
        return "the standard library"
    if module in RESERVED:
        return "the grader's"
    installed = PathFinder.find_spec(module, [*site.getsitepackages(), site.getusersitepackages()])
    return "" if installed is None else "an installed package"


def unknown_topic(name: object, topics: Iterable[str]) -> InputError:
    """Make the error that says which topics there are, and which one was probably meant."""
    known = list(topics)
    close = get_close_matches(Path(str(name)).stem.lower(), known, n=1)
    wanted = f"one of the topics {', '.join(known)}" if known else "a topic, but this course has none"
    return InputError(name, wanted + (f" (did you mean {close[0]}?)" if close else ""))

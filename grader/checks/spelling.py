"""The name that was probably meant, among those that there are."""

import builtins
import difflib
import re
import sys
from collections.abc import Iterable
from itertools import islice

from grader.results.model import Text

# there is no end to what a worker may say that a file defines
_LONGEST = 60
_MOST = 5_000

_NO_NAME = re.compile(r"^name '(?P<name>\w{1,60})' is not defined")
_NO_ATTRIBUTE = re.compile(
    r"^(module '(?P<module>torch|numpy)'|'(?P<type>Tensor|list|str|dict|tuple|ndarray)' object)"
    r" has no attribute '(?P<name>\w{1,60})'"
)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like `name`; None where none is. Private names are left out."""
    likely = (other for other in known if not other.startswith("_") and len(other) <= _LONGEST)
    return next(iter(difflib.get_close_matches(name, list(islice(likely, _MOST)), 1, 0.6)), None)


def did_you_mean(kind: str, message: str, known: Iterable[str]) -> Text | None:
    """Return a question about the name that an exception says is not there; `known` are the file's own."""
    pattern = {"NameError": _NO_NAME, "AttributeError": _NO_ATTRIBUTE}.get(kind)
    found = pattern.match(message) if pattern is not None else None
    if found is None:
        return None
    names = (*known, *dir(builtins)) if kind == "NameError" else _attributes(found)
    near = nearest(found["name"], names)
    return Text(zh=f"你想写的是 {near} 吗？", en=f"Did you mean {near}?") if near else None


def _attributes(found: "re.Match[str]") -> Iterable[str]:
    if found["module"]:
        return dir(sys.modules.get(found["module"]))
    types: dict[str, object] = {"list": list, "str": str, "dict": dict, "tuple": tuple}
    for module, name in (("torch", "Tensor"), ("numpy", "ndarray")):
        types[name] = getattr(sys.modules.get(module), name, None)
    return dir(types[found["type"]])

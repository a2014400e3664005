"""What a check has replaced in Python's own modules, so that the worker's can be replaced as well.

`monkeypatch.setattr("time.sleep", ...)` and `mock.patch("random.randint")` put something of the check's into
a module of this process. The student's code has such a module of its own: what was put in here, and what
is taken out again, is told before anything is asked of the worker.
"""

import importlib
import os
import sys
from collections.abc import Iterator
from operator import is_
from typing import Final

_MODULES: Final = (
    *("builtins", "random", "time", "os", "posixpath", "math", "json", "datetime", "secrets", "shutil"),
    *("sys", "subprocess", "getpass", "uuid", "socket", "webbrowser", "urllib.request", "requests"),
)
# of these modules the grader itself and pytest change more
_ONLY: Final = {"sys": ("argv",)}
# asked of the check's process anyway, or seeded there
_TOLD_ELSEWHERE: Final = frozenset({("builtins", "input"), ("random", "seed")})
ENVIRONMENT: Final = "os.environ"
_PYTESTS_OWN = "PYTEST_"
_GONE = object()

Patch = tuple[str, str, object, bool]
"""Module, name, value, and whether what was there before is to come back."""


def import_what_checks_patch() -> None:
    """Import Python's own modules of these: a first import by `mock.patch` comes too late."""
    for module in _MODULES:
        if module.partition(".")[0] in sys.stdlib_module_names:
            importlib.import_module(module)


class LibraryPatches:
    """The modules as they were, and what the worker has been told of since."""

    def __init__(self) -> None:
        self._before: dict[str, dict[str, object]] = {}
        self._told: dict[tuple[str, str], object] = {}
        self._variables = _environment()
        self._told_variables = dict(self._variables)
        self._look()

    def forget_told(self) -> None:
        """Begin with a new worker, which has been told of nothing."""
        self._told = {}
        self._told_variables = dict(self._variables)

    def changes(self) -> Iterator[Patch]:
        """Yield what the worker has not been told of."""
        self._look()
        for module, before in self._before.items():
            yield from self._changes_of(module, before, _members(module))
        yield from self._changes_of_environment()

    def _look(self) -> None:
        """Remember the modules that were imported meanwhile."""
        for module in _MODULES:
            if module not in self._before and module in sys.modules:
                self._before[module] = dict(_members(module))

    def _changes_of(self, module: str, before: dict[str, object], now: dict[str, object]) -> Iterator[Patch]:
        if not self._told and len(now) == len(before) and all(map(is_, now.values(), before.values())):
            return
        told = {name for other, name in self._told if other == module}
        names = {name for name in {**before, **now} if now.get(name, _GONE) is not before.get(name, _GONE)}
        for name in sorted(names | told):
            if name.startswith("_") or (module, name) in _TOLD_ELSEWHERE:
                continue
            value = now.get(name, _GONE)
            if value is before.get(name, _GONE):
                del self._told[module, name]
                yield module, name, None, True
            elif value is not self._told.get((module, name), _GONE) and value is not _GONE:
                self._told[module, name] = value
                yield module, name, value, False

    def _changes_of_environment(self) -> Iterator[Patch]:
        now = _environment()
        if now == self._told_variables:
            return
        for name in sorted({*now, *self._told_variables}):
            if now.get(name) != self._told_variables.get(name):
                yield ENVIRONMENT, name, now.get(name), name not in now
        self._told_variables = now


def _members(module: str) -> dict[str, object]:
    """Return what a module has now: not a copy, as it is asked for before every question to the worker."""
    members = vars(sys.modules[module])
    return {name: members[name] for name in _ONLY[module]} if module in _ONLY else members


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(_PYTESTS_OWN)}

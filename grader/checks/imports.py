"""Make the topic's module name import as the proxy of the student's module, and keep helpers private.

Natively a check file imports the module under test and the helper files beside it by their bare names. Here
the module's name gives the proxy, as do those of its sub-modules and of the further files that students hand
in; and each topic sees its own helpers: all of these leave `sys.modules` with it.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

from grader.sandbox.proxy import StudentModule


class TopicImports:
    """What `import` finds while the checks of one topic are collected or run.

    `files` are the further files, such as helper.py, that students hand in beside the topic's own.
    """

    def __init__(self, topic: str, folder: Path, files: Sequence[str]) -> None:
        self.student = StudentModule(topic)
        self._finder = _StudentFinder(self.student, [file.removesuffix(".py") for file in files])
        self._topic = topic
        self._folder = folder
        self._helpers: dict[str, ModuleType] = {}

    @contextmanager
    def active(self) -> Iterator[None]:
        """Let the topic's own names import inside the block."""
        hidden = {name: sys.modules[name] for name in self._loaded()}
        sys.modules.update(self._helpers)
        sys.modules[self._topic] = self.student
        sys.path.insert(0, str(self._folder))
        sys.meta_path.insert(0, self._finder)
        try:
            yield
        finally:
            sys.meta_path.remove(self._finder)
            sys.path.remove(str(self._folder))
            self._helpers = {name: sys.modules.pop(name) for name in self._loaded()}
            self._helpers.pop(self._topic, None)
            sys.modules.update(hidden)

    def forget(self) -> None:
        """Forget what the topic's files imported: the next collection reads them anew."""
        self._helpers = {}

    def _loaded(self) -> list[str]:
        """Return which loaded modules are the topic's: its own name, its helpers, modules inside these."""
        found = [name for name in self._own if name in sys.modules]
        # looking through all names takes a millisecond, and is needed only where one of these has any inside
        inside = tuple(f"{name}." for name in found if hasattr(sys.modules[name], "__path__"))
        return [*found, *(name for name in sys.modules if name.startswith(inside))] if inside else found

    @cached_property
    def _own(self) -> frozenset[str]:
        """The names that the topic's folder has modules and packages for; read once, not at each check."""
        found = {path.stem for path in self._folder.iterdir() if path.suffix == ".py" or path.is_dir()}
        return frozenset((found - sys.stdlib_module_names) | {self._topic, *self._finder.files})


class _StudentFinder(MetaPathFinder, Loader):
    """Lets the student's other modules import: those in the topic's package, and `files` beside it."""

    def __init__(self, student: StudentModule, files: Sequence[str]) -> None:
        self.files = frozenset(files)
        self._student = student
        self._inside = f"{student.__name__}."

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a module that is the student's to hand in; raise what its import raises."""
        mine = fullname.startswith(self._inside) or fullname in self.files
        if not mine:
            return None
        self._student.__import_module__(fullname)
        return ModuleSpec(fullname, self)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the stand-in for the module."""
        return self._student.__module_at__(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module as it is: its code runs in the sandbox."""


def forget_file(path: Path) -> None:
    """Forget the modules that came from a file: it is read anew when it is imported next."""
    for name, module in list(sys.modules.items()):
        if getattr(module, "__file__", None) == str(path):
            del sys.modules[name]

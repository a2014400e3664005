"""The student's module: executed from its source, with names that the check may replace."""

import builtins
import linecache
import os
import sys
import types

from grader.sandbox import wire
from grader.sandbox.cells import cells_of, is_notebook
from grader.sandbox.worker.objects import is_students


class StudentModule:
    """The module, what it was before the check replaced parts of it, and the file it came from."""

    def __init__(self) -> None:
        self.module = types.ModuleType("submission")
        self.file = ""
        self._originals: dict[str, object] = {}

    def prepare(self, request: wire.Load) -> None:
        """Make the empty module, and put its file where inspect and open(__file__) find it."""
        self.module = sys.modules[request.module] = types.ModuleType(request.module)
        self.file = self.module.__file__ = _write_source(request)
        lines = request.source.splitlines(keepends=True)
        linecache.cache[self.file] = (len(request.source), None, lines, self.file)

    def execute(self, source: str) -> BaseException | None:
        """Execute the file; raises whatever the student's code raises.

        The cells of a notebook are executed each by itself: one that raises does not keep the others from
        it, and the first such exception is returned.
        """
        if not is_notebook(self.file):
            self._execute(source)
            return None
        broken: BaseException | None = None
        for cell in cells_of(source):
            try:
                self._execute("\n" * cell.before + cell.text)
            except BaseException as error:  # the student's code: the other cells have their turn
                broken = broken or error
        return broken

    def _execute(self, source: str) -> None:
        exec(compile(source, self.file, "exec", dont_inherit=True), self.module.__dict__)

    def original(self, name: str) -> object:
        """Return the student's own value of a name, also where the check has replaced it."""
        return self._originals[name] if name in self._originals else vars(self.module)[name]

    def replace(self, name: str, value: object, *, delete: bool) -> None:
        """Give the name a value of the check's, or take it away.

        Giving it its own back, or taking the check's value away, leaves the student's: so patches are undone.
        """
        present = vars(self.module)
        if delete and name in present and name in self._originals:
            present[name] = self._originals.pop(name)
            return
        if name in present:
            self._originals.setdefault(name, present[name])
        if delete:
            present.pop(name, None)
            return
        present[name] = value
        if self._originals.get(name) is value:
            del self._originals[name]

    def names(self) -> dict[str, str]:
        """Map the module's names to what they are."""
        kinds: dict[str, str] = {}
        for name, value in list(vars(self.module).items()):
            if isinstance(name, str) and not name.startswith("__") and len(name) <= 200:
                kinds[name] = kind_of(value)
        return kinds

    def exported(self) -> list[str]:
        """Return the names that `from module import *` gives."""
        declared = vars(self.module).get("__all__")
        if isinstance(declared, list | tuple):
            return [str(name) for name in declared][:10_000]
        return [name for name in self.names() if not name.startswith("_")]


def kind_of(value: object) -> str:
    """Return "class", "module", "function", "object" (one of the student's that can be called) or "value"."""
    if isinstance(value, type):
        return "class"
    if isinstance(value, types.ModuleType):
        return "module"
    if not builtins.callable(value):
        return "value"
    return "object" if is_students(type(value)) else "function"


def _write_source(request: wire.Load) -> str:
    path = os.path.join(os.getcwd(), os.path.basename(request.file))
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(request.source)
    except OSError:
        return request.file
    return path

"""The student's modules: executed from their sources, with names that the check may replace."""

import builtins
import importlib
import sys
import types
from collections.abc import Mapping
from importlib.util import module_from_spec

from grader.sandbox import wire
from grader.sandbox.cells import cells_of, is_notebook
from grader.sandbox.sources import parted
from grader.sandbox.worker.importing import StudentFinder
from grader.sandbox.worker.objects import is_students


class StudentModule:
    """The topic's module, those that belong to it, and what they were before a check replaced parts of them.

    A name is one of the topic's own module, or a `qualified` one of another.
    """

    def __init__(self) -> None:
        self._modules = {"": types.ModuleType("submission")}
        self._file = ""
        self._finder: StudentFinder | None = None
        self._originals: dict[str, object] = {}

    @property
    def paths(self) -> Mapping[str, str]:
        """Where the student's files stand, and what they are called."""
        return self._finder.paths if self._finder is not None else {}

    def prepare(self, request: wire.Load) -> None:
        """Make the empty module, and put the files where imports, inspect and open(__file__) find them."""
        files = {**request.files, request.file: request.source}
        self._finder = StudentFinder(request.module, request.file, files)
        spec = self._finder.find_spec(request.module, None)
        assert spec is not None
        self._modules[""] = sys.modules[request.module] = module_from_spec(spec)
        self._file = str(spec.origin)

    def execute(self, source: str) -> BaseException | None:
        """Execute the file; raises whatever the student's code raises.

        The cells of a notebook are executed each by itself: one that raises does not keep the others from
        it, and the first such exception is returned.
        """
        if not is_notebook(self._file):
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
        exec(compile(source, self._file, "exec", dont_inherit=True), vars(self._modules[""]))

    def load(self, module: str) -> None:
        """Import another module of the topic's; raises whatever the student's code raises."""
        self._modules[module] = importlib.import_module(module)

    def original(self, name: str) -> object:
        """Return the student's own value of a name, also where the check has replaced it."""
        return self._originals[name] if name in self._originals else self.value(name)

    def value(self, name: str) -> object:
        """Return what a name stands for now; raise KeyError where it is none."""
        module, bare = parted(name)
        return vars(self._modules[module])[bare]

    def replace(self, name: str, value: object, *, delete: bool) -> None:
        """Give the name a value of the check's, or take it away.

        Giving it its own back, or taking the check's value away, leaves the student's: so patches are undone.
        """
        module, bare = parted(name)
        present = vars(self._modules[module])
        if delete and bare in present and name in self._originals:
            present[bare] = self._originals.pop(name)
            return
        if bare in present:
            self._originals.setdefault(name, present[bare])
        if delete:
            present.pop(bare, None)
            return
        present[bare] = value
        if self._originals.get(name) is value:
            del self._originals[name]

    def names(self, module: str = "") -> dict[str, str]:
        """Map a module's names to what they are; none where it was not imported."""
        kinds: dict[str, str] = {}
        for name, value in list(vars(self._modules[module]).items()) if module in self._modules else ():
            if isinstance(name, str) and not name.startswith("__") and len(name) <= 200:
                own = isinstance(value, types.ModuleType) and self._finder and self._finder.owns(value)
                kinds[name] = f"module:{value.__name__}" if own else kind_of(value)
        return kinds

    def exported(self, module: str = "") -> list[str]:
        """Return the names that `from module import *` gives."""
        declared = vars(self._modules[module]).get("__all__") if module in self._modules else []
        if isinstance(declared, list | tuple):
            return [str(name) for name in declared][:10_000]
        return [name for name in self.names(module) if not name.startswith("_")]


def kind_of(value: object) -> str:
    """Return "class", "module", "function", "object" (one of the student's that can be called) or "value"."""
    if isinstance(value, type):
        return "class"
    if isinstance(value, types.ModuleType):
        return "module"
    if not builtins.callable(value):
        return "value"
    return "object" if is_students(type(value)) else "function"

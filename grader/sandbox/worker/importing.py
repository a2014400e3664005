"""The student's files as modules that `import` finds: served from memory, whatever lies on the disk."""

import linecache
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType

from grader.sandbox.sources import INIT, modules_of


class StudentFinder(MetaPathFinder, InspectLoader):
    """Finds and loads the modules of one topic.

    `paths` maps where the files stand, for tracebacks and `open(__file__)`, to their names.
    """

    def __init__(self, module: str, file: str, files: Mapping[str, str]) -> None:
        self.paths: dict[str, str] = {}
        self._modules = modules_of(files) | {module: file}
        self._texts = dict(files)
        self._at = {name: self._put(name, text) for name, text in files.items()}
        for name in self._modules:  # what a library of that name has left there is not the student's
            sys.modules.pop(name, None)
        sys.meta_path.insert(0, self)

    def owns(self, module: ModuleType) -> bool:
        """Return whether it is one of the topic's modules, as imported."""
        return module.__name__ in self._modules and sys.modules.get(module.__name__) is module

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a module of the topic's, None for all others."""
        if fullname not in self._modules:
            return None
        file = self._modules[fullname]
        if file is None:
            spec = ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = []
            return spec
        spec = ModuleSpec(fullname, self, origin=self._at[file])
        spec.has_location = True
        if file.endswith(INIT):
            spec.submodule_search_locations = [os.path.dirname(self._at[file])]
        return spec

    def get_source(self, fullname: str) -> str:
        """Return the text of a module's file."""
        file = self._modules.get(fullname)
        if file is None:
            raise ImportError(name=fullname)
        return self._texts[file]

    def get_code(self, fullname: str) -> CodeType:
        """Return what a module's file compiles to."""
        path = self._at[self._modules[fullname] or ""]
        return compile(self.get_source(fullname), path, "exec", dont_inherit=True)

    def _put(self, name: str, text: str) -> str:
        """Write a file to where inspect and `open(__file__)` find it; return its path."""
        path = os.path.join(os.getcwd(), *name.split("/"))
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            path = name
        linecache.cache[path] = (len(text), None, text.splitlines(keepends=True), path)
        self.paths[path] = name
        return path

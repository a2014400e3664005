"""The files of one topic as modules: which file has which dotted name; known to both sides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

SUFFIX = ".py"
INIT = "/__init__.py"
_OF = ":"


@dataclass(frozen=True)
class StudentSource:
    """The files that are run: the topic's own, executed as `module`, and the further ones by name.

    `file` is "bank.py", "bank.ipynb" or "bank/__init__.py"; `files` has names such as "bank/ledger.py", or
    "helper.py" for what lies beside the topic's own.
    """

    module: str
    file: str
    text: str
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_package(self) -> bool:
        """Return whether the topic's module is a package."""
        return self.file.endswith(INIT)

    @cached_property
    def modules(self) -> dict[str, str | None]:
        """The modules by dotted name, the topic's own too, with their files; see `modules_of`."""
        return modules_of(self.files) | {self.module: self.file}

    def has(self, module: str) -> bool:
        """Return whether there is a further module of that dotted name."""
        return module != self.module and module in self.modules

    def file_of(self, module: str) -> str:
        """Return the name of the file that a module is made of, the topic's own for one that has none."""
        return self.modules.get(module) or self.file

    def text_of(self, file: str) -> str:
        """Return the text of a file; raise KeyError where there is none of that name."""
        return self.text if file == self.file else self.files[file]


def module_of(file: str) -> str:
    """Return the dotted name of the module that a file becomes."""
    return file.removesuffix(INIT).removesuffix(SUFFIX).replace("/", ".")


def modules_of(files: Iterable[str]) -> dict[str, str | None]:
    """Map the modules' names to their files; None for a folder without an `__init__.py`.

    As in Python a package goes before a module of its name.
    """
    found: dict[str, str | None] = {}
    for file in sorted(files, key=lambda file: file.endswith(INIT)):
        found[module_of(file)] = file
    for name in list(found):
        while name := name.rpartition(".")[0]:
            found.setdefault(name, None)
    return found


def qualified(module: str, name: str) -> str:
    """Return what stands on the wire for a name of a further module; the topic's own names stand bare."""
    return f"{module}{_OF}{name}" if module else name


def parted(name: str) -> tuple[str, str]:
    """Return the module ("" for the topic's own) and the name that `qualified` has put together."""
    module, _, bare = name.rpartition(_OF)
    return module, bare

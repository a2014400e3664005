"""The student's module as a check sees it: a call of `student.sum_over` runs in the worker."""

import inspect
import types
from typing import Any

from grader.sandbox.observations import Reply
from grader.sandbox.run import StudentRun
from grader.sandbox.settle import settle
from grader.sandbox.sources import qualified
from grader.sandbox.write_back import write_back

# what every object has, and what others ask of every object: not asked of the student's functions
_OWN = (
    "__class__",
    "__self__",
    "__func__",
    "__array",
    "__torch",
    "__test__",
    "_pytest",
    "pytest",
)


class Function:
    """A function of the student's module; see `observations.StudentFunction`."""

    def __init__(self, student: "StudentModule", name: str) -> None:
        self._student = student
        self.name = self.__name__ = self.__qualname__ = name
        self.__module__ = student.__name__

    @property
    def student_name(self) -> str:
        """The name that the function crosses to the worker by."""
        return self._student.__qualified__(self.name)

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call it in the worker: return its value, or raise what it raised.

        As in a call without a boundary, what it changed of its arguments is changed here, and what it
        printed is printed here.
        """
        return settle(*self._student.__run__.call(self.student_name, args, kwargs))

    def observe(
        self,
        *args: object,
        observe: frozenset[str] = frozenset(),
        may_change: frozenset[str] = frozenset(),
        **kwargs: object,
    ) -> Reply:
        """Call it and return the reply with the observations; see `observations.StudentFunction`.

        Generators among the arguments always move on: the next call is to draw other numbers.
        """
        reply, changes = self._student.__run__.call(self.student_name, args, kwargs, observe)
        for label, (old, new) in changes.items():
            if label.partition("[")[0] in may_change or type(old).__name__ == "Generator":
                write_back(old, new)
        return reply

    def __getattr__(self, name: str) -> Any:
        """Return an attribute that the student's function has in the worker: `cache_info`, `calls`, ..."""
        if name.startswith(("_student", *_OWN)) or not self._student.__has__(self.name):
            raise AttributeError(name)
        if name == "__signature__":
            return _signature(self._student.__run__.operate("signature", self))
        return self._student.__run__.operate("getattr", self, name)

    def __repr__(self) -> str:
        return f"<student's function {self._student.__name__}.{self.name}>"


class CallableObject(Function):
    """A global of the student's module that can be called and is an object of a class of the student's."""

    __class__ = property(lambda self: _class_of(self))

    def __getattr__(self, name: str) -> Any:
        if name.startswith(("_student", *_OWN)) or not self._student.__has__(self.name):
            raise AttributeError(name)
        return getattr(self._student.__run__.value(self.student_name), name)


def _docstring(function: Function) -> Any:
    """Return the docstring that the student wrote."""
    return function.__getattr__("__doc__")


def _class_of(function: CallableObject) -> type:
    """Return the object's own class."""
    student = function._student
    return type(student.__run__.value(function.student_name)) if student.__has__(function.name) else Function


# set late: a class statement takes its own docstring
Function.__doc__ = property(_docstring)  # type: ignore[assignment]


def _signature(parameters: list[tuple[str, int, bool, object]]) -> inspect.Signature:
    empty = inspect.Parameter.empty
    kinds = list(inspect._ParameterKind)
    return inspect.Signature(
        [
            inspect.Parameter(name, kinds[kind], default=default if has_default else empty)
            for name, kind, has_default, default in parameters
        ]
    )


class StudentModule(types.ModuleType):
    """A module of the student's: functions as proxies, constants by value, classes and objects as stand-ins.

    Between sessions (when checks are collected) every name is a function to be; a name that the student
    lacks then shows in the check that uses it. All names without underscores are the student's.

    The topic's own module is the `__root__` of the others: a module of its package, or a file beside it.
    """

    def __init__(self, name: str, root: "StudentModule | None" = None) -> None:
        super().__init__(name)
        vars(self)["__root__"] = root or self
        if root is None:
            vars(self)["__current__"] = None
            vars(self)["__names__"] = set()
            vars(self)["__collecting__"] = False
            vars(self)["__modules__"] = {name: self}
            vars(self)["__imported__"] = set()

    @property
    def __asked__(self) -> set[str]:
        """The names that were asked for while no submission was attached, `qualified` those of others."""
        return set(self.__of_root__("__names__"))

    @property
    def __attached__(self) -> bool:
        """Whether a submission is attached."""
        return self.__of_root__("__current__") is not None

    @property
    def __run__(self) -> StudentRun:
        """The run that calls go to; only inside a session."""
        current = self.__of_root__("__current__")
        if not isinstance(current, StudentRun):
            raise RuntimeError(f"{self.__name__}: the student's code runs only while a submission is graded")
        return current

    def __of_root__(self, name: str) -> Any:
        """Return what all modules of the topic have in common."""
        return vars(vars(self)["__root__"])[name]

    @property
    def __own_name__(self) -> str:
        """The module's name as the run knows it, "" for the topic's own."""
        return "" if vars(self)["__root__"] is self else self.__name__

    def __qualified__(self, name: str) -> str:
        """Return the name that the run knows one of this module's by."""
        return qualified(self.__own_name__, name)

    def __attach__(self, run: StudentRun | None, *, collecting: bool = False) -> None:
        """Let calls go to `run`; while `collecting`, a name that it lacks is a function to be."""
        vars(self)["__current__"] = run
        vars(self)["__collecting__"] = collecting

    def __module_at__(self, name: str) -> "StudentModule":
        """Return the topic's module of that dotted name."""
        modules = self.__of_root__("__modules__")
        if name not in modules:
            modules[name] = StudentModule(name, vars(self)["__root__"])
        found: StudentModule = modules[name]
        return found

    def __import_module__(self, name: str) -> None:
        """Import the topic's module of that name; raise what its code raises, or that there is none.

        While checks are collected there may be any; what is wrong then shows in the checks that use it.
        """
        if self.__attached__ and not self.__of_root__("__collecting__"):
            self.__run__.names(name)

    def __getattr__(self, name: str) -> object:
        if name == "__all__":
            return self.__exported__()
        if name == "__path__" and self.__is_package__():
            return []
        if name.startswith("__"):
            raise AttributeError(name)
        if not self.__attached__:
            self.__of_root__("__names__").add(self.__qualified__(name))
            return Function(self, name)
        if not self.__has__(name):
            return self.__lacking__(name)
        kind = self.__run__.names(self.__own_name__)[name]
        if kind in ("function", "object"):
            return Function(self, name) if kind == "function" else CallableObject(self, name)
        module = kind.removeprefix("module:")
        if module != kind and (self.__run__.source.has(module) or module == self.__of_root__("__name__")):
            self.__run__.gave_value = True
            return self.__module_at__(module)
        return self.__run__.value(self.__qualified__(name))

    def __lacking__(self, name: str) -> object:
        """Return what a name stands for that the student's module does not define; mostly raise."""
        module = f"{self.__name__}.{name}"
        if module in self.__of_root__("__imported__"):
            return self.__module_at__(module)
        if self.__of_root__("__collecting__") and not self.__run__.source.has(module):
            return Function(self, name)
        self.__run__.demand(self.__qualified__(name))
        raise AttributeError(name)  # the run has got it meanwhile

    def __is_package__(self) -> bool:
        """Return whether modules may lie in it: of the student's as it is, else as the checks say."""
        if not self.__attached__ or self.__of_root__("__collecting__"):
            return True
        source = self.__run__.source
        inside = f"{self.__name__}."
        return any(module.startswith(inside) for module in source.modules) or (
            self.__own_name__ == "" and source.is_package
        )

    def __setattr__(self, name: str, value: object) -> None:
        if isinstance(value, StudentModule) and value.__name__ == f"{self.__name__}.{name}":
            self.__of_root__("__imported__").add(value.__name__)  # the import system's own, once imported
        elif name.startswith("__") or not self.__attached__:
            super().__setattr__(name, value)
        else:
            self.__run__.set(self.__qualified__(name), value)

    def __delattr__(self, name: str) -> None:
        if name.startswith("__") or not self.__attached__:
            super().__delattr__(name)
        else:
            self.__run__.demand(self.__qualified__(name))
            self.__run__.set(self.__qualified__(name), None, delete=True)

    def __dir__(self) -> list[str]:
        return sorted(self.__run__.names(self.__own_name__)) if self.__attached__ else []

    def __exported__(self) -> list[str]:
        if not self.__attached__:
            self.__of_root__("__names__").add(self.__qualified__("__all__"))
            raise AttributeError("__all__")
        try:
            return self.__run__.exported(self.__own_name__)
        except Exception:  # it does not import: that shows in the checks
            return []

    def __has__(self, name: str) -> bool:
        """Return whether there is a submission, and the module imports and has the name."""
        try:
            return self.__attached__ and name in self.__run__.names(self.__own_name__)
        except Exception:  # it does not import: that shows in the checks
            return False

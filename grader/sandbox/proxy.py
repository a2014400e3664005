"""The student's module as a check sees it: a call of `student.sum_over` runs in the worker."""

import inspect
import types
from typing import Any

from grader.sandbox.observations import Reply
from grader.sandbox.run import StudentRun, demand_name
from grader.sandbox.settle import settle
from grader.sandbox.write_back import write_back

# what every object has, and what others ask of every object: not asked of the student's functions
_OWN = (
    "__class__",
    "__self__",
    "__func__",
    "__wrapped__",
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
        """The name in the student's module that the function crosses to the worker by."""
        return self.name

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call it in the worker: return its value, or raise what it raised.

        As in a call without a boundary, what it changed of its arguments is changed here, and what it
        printed is printed here.
        """
        reply, after = self._student.run.call(self.name, args, kwargs, frozenset())
        return settle(reply, after, args, kwargs)

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
        reply, after = self._student.run.call(self.name, args, kwargs, observe)
        for label, new in after.items():
            old = args[int(label)] if label.isdecimal() else kwargs[label]
            if label in may_change or type(old).__name__ == "Generator":
                write_back(old, new, label, reply.seen.changed)
        return reply

    def __getattr__(self, name: str) -> Any:
        """Return an attribute that the student's function has in the worker: `cache_info`, `calls`, ..."""
        if name.startswith(("_student", *_OWN)) or not self._student.has(self.name):
            raise AttributeError(name)
        if name == "__signature__":
            return _signature(self._student.run.operate("signature", self))
        return self._student.run.operate("getattr", self, name)

    def __repr__(self) -> str:
        return f"<student's function {self._student.__name__}.{self.name}>"


def _docstring(function: Function) -> Any:
    """Return the docstring that the student wrote."""
    return function.__getattr__("__doc__")


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
    """The student's module: functions as proxies, constants by value, classes and objects as stand-ins.

    Between sessions (when checks are collected) every name is a function to be; a name that the student
    lacks then shows in the check that uses it. `asked` are the names that were asked for meanwhile.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        vars(self)["_current"] = None
        vars(self)["_asked"] = set()
        vars(self)["_collecting"] = False

    @property
    def asked(self) -> set[str]:
        """The names that were asked for while no submission was attached."""
        return set(vars(self)["_asked"])

    @property
    def is_attached(self) -> bool:
        """Whether a submission is attached."""
        return vars(self)["_current"] is not None

    @property
    def run(self) -> StudentRun:
        """The run that calls go to; only inside a session."""
        current = vars(self)["_current"]
        if not isinstance(current, StudentRun):
            raise RuntimeError(f"{self.__name__}: the student's code runs only while a submission is graded")
        return current

    def attach(self, run: StudentRun | None, *, collecting: bool = False) -> None:
        """Let calls go to `run`; while `collecting`, a name that it lacks is a function to be."""
        vars(self)["_current"] = run
        vars(self)["_collecting"] = collecting

    def __getattr__(self, name: str) -> object:
        if name == "__all__":
            return self._exported()
        if name.startswith("__"):
            raise AttributeError(name)
        if not self.is_attached:
            vars(self)["_asked"].add(name)
            return Function(self, name)
        if vars(self)["_collecting"] and not self.has(name):
            return Function(self, name)
        demand_name(self.run.names(), name, self.__name__)
        if self.run.names()[name] == "function":
            return Function(self, name)
        return self.run.value(name)

    def __setattr__(self, name: str, value: object) -> None:
        if name.startswith("__") or not self.is_attached:
            super().__setattr__(name, value)
        else:
            self.run.set(name, value)

    def __delattr__(self, name: str) -> None:
        if name.startswith("__") or not self.is_attached:
            super().__delattr__(name)
        else:
            demand_name(self.run.names(), name, self.__name__)
            self.run.set(name, None, delete=True)

    def __dir__(self) -> list[str]:
        return sorted(self.run.names()) if self.is_attached else []

    def _exported(self) -> list[str]:
        if not self.is_attached:
            vars(self)["_asked"].add("__all__")
            raise AttributeError("__all__")
        try:
            return self.run.exported()
        except Exception:  # it does not import: that shows in the checks
            return []

    def has(self, name: str) -> bool:
        """Return whether there is a submission, and its module imports and has the name."""
        try:
            return self.is_attached and name in self.run.names()
        except Exception:  # it does not import: that shows in the checks
            return False

"""The student's module as a check sees it: a call of `student.sum_over` runs in the worker."""

import sys
import types

from grader.sandbox.observations import Reply
from grader.sandbox.run import StudentRun, demand_name
from grader.sandbox.write_back import write_back


class Function:
    """A function of the student's module; see `observations.StudentFunction`."""

    def __init__(self, student: "StudentModule", name: str) -> None:
        self._student = student
        self.name = self.__name__ = name

    def __call__(self, *args: object, **kwargs: object) -> object:
        """Call it in the worker: return its value, or raise what it raised.

        As in a call without a boundary, what it changed of its arguments is changed here, and what it
        printed is printed here.
        """
        reply, after = self._student.run.call(self.name, args, kwargs, frozenset())
        if reply.seen.printed:
            sys.stdout.write(reply.seen.printed)
        for label, new in after.items():
            old = args[int(label)] if label.isdecimal() else kwargs[label]
            write_back(old, new, label, reply.seen.changed)
        if reply.error is not None:
            raise reply.error
        return reply.value

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

    def __repr__(self) -> str:
        return f"<student's function {self._student.__name__}.{self.name}>"


class StudentModule(types.ModuleType):
    """The student's module: functions as proxies, constants by value.

    Between sessions (when checks are collected) every name is a function to be; a name that the student
    lacks then shows in the check that uses it.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._current: StudentRun | None = None

    @property
    def run(self) -> StudentRun:
        """Return the run that calls go to; only inside a session."""
        if self._current is None:
            raise RuntimeError(f"{self.__name__}: the student's code runs only while a submission is graded")
        return self._current

    def attach(self, run: StudentRun | None) -> None:
        """Let calls go to `run`."""
        self._current = run

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if self._current is None:
            return Function(self, name)
        demand_name(self.run.names(), name, self.__name__)
        if self.run.names()[name] == "value":
            return self.run.value(name)
        return Function(self, name)

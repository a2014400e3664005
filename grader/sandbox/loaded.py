"""The student's modules in a living worker: started when first asked for, and after every loss."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from grader.errors import InternalError
from grader.sandbox import wire
from grader.sandbox.budget import CheckBudget
from grader.sandbox.exceptions import StudentLacksModule
from grader.sandbox.link import (
    CheckOverran,
    Spawner,
    WorkerCrashed,
    WorkerLink,
    WorkerLost,
    WorkerMissing,
    WorkerTimeout,
)
from grader.sandbox.names import ModuleNames
from grader.sandbox.sources import StudentSource
from grader.sandbox.wire import ProtocolViolation


class Owner(Protocol):
    """Who asks the modules' worker, and holds what the two have given each other."""

    def worker_started(self) -> None:
        """Forget what was given to a worker before this one."""

    def modules_loaded(self) -> None:
        """Give the new worker what the lost one had."""

    def rebuilt(self, failure: wire.Failure, data: bytes) -> BaseException:
        """Return the exception that a failure tells of."""

    def called_back(self, call: wire.CallBack, data: bytes) -> tuple[wire.Resume, list[bytes]]:
        """Do what the student's code asks of the check's objects."""


class LoadedModules:
    """The files of one topic, their worker, and how that one was lost.

    `machine` is what the code is to find (see `wire.Load`); `lost` is the loss of the running check. Modules
    are named as in `qualified`: "" is the topic's own.
    """

    def __init__(
        self, owner: Owner, spawner: Spawner, source: StudentSource, call_seconds: float, machine: str
    ) -> None:
        self.source = source
        self.budget = CheckBudget(call_seconds)
        self.lost: WorkerLost | None = None
        self.layers: tuple[str, ...] = ()
        self.device = ""
        self.printed = ""
        self.broken_cell: Callable[[], BaseException] | None = None
        self._owner = owner
        self._spawner = spawner
        self._machine = machine
        self._link: WorkerLink | None = None
        self._names: dict[str, ModuleNames] = {}
        self._broken: dict[str, Callable[[], BaseException]] = {}
        self._lost_over_the_file = False

    def begin_check(self) -> None:
        """Start a check: nothing is lost, printed or used up."""
        self.lost = None
        self.printed = ""
        self.budget.begin()

    def close(self) -> None:
        """End the worker."""
        if self._link is not None:
            self._link.close()
            self._link = None

    @contextmanager
    def on_machine(self, machine: str) -> Iterator[None]:
        """Run the files afresh on another machine inside the block."""
        before = self._machine
        try:
            self._begin_anew(machine)
            yield
        finally:
            self._begin_anew(before)

    def _begin_anew(self, machine: str) -> None:
        self.close()
        self._machine, self._broken, self._lost_over_the_file = machine, {}, False

    def names(self, module: str = "") -> ModuleNames:
        """Return the names of a module, imported when it is first asked for; raise what the import raised."""
        handed_in = not module or self.source.has(module)
        if handed_in or self._is_inside(module):
            self._loaded(module)
        if not handed_in:
            raise StudentLacksModule(module)
        if module not in self._names:
            self._import(module)
            self._demand_whole(module)
        return self._names[module]

    def known(self) -> dict[str, ModuleNames]:
        """Return the names of the modules that have been imported."""
        return self._names

    def worker(self) -> WorkerLink:
        """Return the worker that lives, or one that has executed the topic's module."""
        return self._link if self._link is not None else self._loaded()

    def holds(self, link: WorkerLink | None) -> bool:
        """Return whether that worker is the living one."""
        return link is not None and link is self._link

    def ask(self, make: Callable[[int], wire.Request], buffers: list[bytes]) -> tuple[wire.Answer, bytes]:
        """Return the answer to the request that `make` builds of a nonce; raise WorkerLost."""
        link = self.worker()
        try:
            answer, data = self._exchange(link, make, buffers)
            if isinstance(answer, wire.Loaded):
                raise WorkerCrashed("an answer to another question")
        except ProtocolViolation as violation:
            raise self.lose(WorkerCrashed(str(violation))) from None
        except WorkerLost as lost:
            raise self.lose(lost) from None
        except InternalError as error:
            raise self.lose(WorkerMissing(error)) from error
        return answer, data

    def lose(self, lost: WorkerLost) -> WorkerLost:
        """End the worker; return how it was lost."""
        self.close()
        self.lost = lost
        return lost

    def _exchange(
        self, link: WorkerLink, make: Callable[[int], wire.Request], buffers: list[bytes]
    ) -> tuple[wire.Loaded | wire.Answer, bytes]:
        """Exchange a question and its answer within what the check has left."""
        if self.budget.is_spent:
            raise self._overran()
        try:
            with self.budget.question() as seconds:
                return link.exchange(make, buffers, seconds, self._owner.called_back)
        except WorkerTimeout as late:
            if self.budget.is_spent:
                raise self._overran() from None
            raise late

    def _overran(self) -> CheckOverran:
        return CheckOverran(f"more than {self.budget.seconds:g} s, or too many questions, in one check")

    def _demand_whole(self, module: str) -> None:
        """Raise what kept the module from being imported: it is not tried again."""
        if module in self._broken:
            error = self._broken[module]()
            if isinstance(error, WorkerLost):
                self.lost = error
            raise error

    def _is_inside(self, module: str) -> bool:
        """Return whether a module cannot be imported without the topic's own."""
        return not module or module.partition(".")[0] == self.source.module

    def _loaded(self, module: str = "") -> WorkerLink:
        """Return a worker that has executed the topic's module; where `module` is outside, that tried to."""
        needed = "" if self._is_inside(module) or self._lost_over_the_file else module
        self._demand_whole(needed)
        self._demand_whole(module)
        if self._link is None:
            self._start()
            self._demand_whole(needed)
        assert self._link is not None
        return self._link

    def _start(self) -> None:
        """Start a worker and have it import what the one before it had imported."""
        if self.budget.is_spent:  # no worker is worth starting
            raise self.lose(self._overran())
        imported, self._names = [name for name in self._names if name], {}
        try:
            self._link = self._spawner.spawn()
            self.layers = self._link.layers
            self._owner.worker_started()
            self._load()
            if self._link is None:
                return  # the file does not import, though it may have for an earlier worker
            for module in imported:
                self._import(module)
            self._owner.modules_loaded()
        except InternalError as error:
            # no check may take it for an exception of the student's
            raise self.lose(WorkerMissing(error)) from error

    def _load(self) -> None:
        """Have the worker execute the topic's file; what it raises is kept for those who need the module."""
        source, machine = self.source, self._machine
        loaded, data = self._import_by(
            "",
            lambda nonce: wire.Load(
                nonce, source.module, source.file, source.text, machine, dict(source.files)
            ),
        )
        self.device = loaded.device
        if loaded.failure is None:
            return
        failure = loaded.failure
        if loaded.partial:
            self.broken_cell = lambda: _at_import(self._owner.rebuilt(failure, data))
            return
        self._broken[""] = lambda: _at_import(self._owner.rebuilt(failure, data))
        if not any("/" not in file for file in source.files):  # no file is there that could do without it
            self.close()

    def _import(self, module: str) -> None:
        """Have the worker import another module of the student's; what it raises is kept."""
        if module in self._broken:
            return
        loaded, data = self._import_by(module, lambda nonce: wire.Import(nonce, module))
        if loaded.failure is not None:
            failure = loaded.failure
            self._broken[module] = lambda: _at_import(self._owner.rebuilt(failure, data))
            del self._names[module]

    def _import_by(self, module: str, make: Callable[[int], wire.Request]) -> tuple[wire.Loaded, bytes]:
        """Ask for a module, and note what it has; a worker that is lost over it is lost each time."""
        assert self._link is not None
        try:
            loaded, data = self._exchange(self._link, make, [])
            if not isinstance(loaded, wire.Loaded):
                raise WorkerCrashed("an answer to another question")
        except CheckOverran as lost:
            raise self.lose(lost) from None  # the next check may load it again
        except WorkerLost as lost:
            self._broken[module] = _again(type(lost), lost)
            self._lost_over_the_file |= not module
            raise self.lose(lost) from None
        except InternalError as error:
            raise self.lose(WorkerMissing(error)) from error
        self._names[module] = ModuleNames(loaded.names, loaded.exported)
        self.printed += loaded.printed
        return loaded, data


def _again(kind: type[WorkerLost], lost: WorkerLost) -> Callable[[], WorkerLost]:
    def make() -> WorkerLost:
        copy = kind(lost.reason)
        if isinstance(copy, WorkerCrashed) and isinstance(lost, WorkerCrashed):
            copy.status = lost.status
        return copy

    return make


def _at_import(error: BaseException) -> BaseException:
    error.__at_import__ = True  # type: ignore[attr-defined]
    return error

"""The student's module in a living worker: started when it is first asked for, and after every loss."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from grader.errors import InternalError
from grader.sandbox import wire
from grader.sandbox.budget import CheckBudget
from grader.sandbox.link import (
    CheckOverran,
    Spawner,
    WorkerCrashed,
    WorkerLink,
    WorkerLost,
    WorkerMissing,
    WorkerTimeout,
)
from grader.sandbox.wire import ProtocolViolation


@dataclass(frozen=True)
class StudentSource:
    """The file that is run: module name, file name and text."""

    module: str
    file: str
    text: str


class Owner(Protocol):
    """Who asks the module's worker, and holds what the two have given each other."""

    def worker_started(self) -> None:
        """Forget what was given to a worker before this one."""

    def module_loaded(self) -> None:
        """Give the new worker what the lost one had."""

    def rebuilt(self, failure: wire.Failure, data: bytes) -> BaseException:
        """Return the exception that a failure tells of."""

    def called_back(self, call: wire.CallBack, data: bytes) -> tuple[wire.Resume, list[bytes]]:
        """Do what the student's code asks of the check's objects."""


class LoadedModule:
    """One file, its worker, and how that one was lost.

    `machine` is what the file's code is to find (see `wire.Load`); `lost` is the loss of the running check.
    """

    def __init__(
        self, owner: Owner, spawner: Spawner, source: StudentSource, call_seconds: float, machine: str
    ) -> None:
        self.source = source
        self.budget = CheckBudget(call_seconds)
        self.lost: WorkerLost | None = None
        self.layers: tuple[str, ...] = ()
        self.names: dict[str, str] = {}
        self.exported: list[str] = []
        self.device = ""
        self.printed = ""
        self.broken_cell: Callable[[], BaseException] | None = None
        self._owner = owner
        self._spawner = spawner
        self._machine = machine
        self._link: WorkerLink | None = None
        self._broken: Callable[[], BaseException] | None = None

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
        """Run the file afresh on another machine inside the block."""
        before = self._machine
        try:
            self.close()
            self._machine, self._broken = machine, None
            yield
        finally:
            self.close()
            self._machine, self._broken = before, None

    def worker(self) -> WorkerLink:
        """Return a worker that has executed the file; what failed to import is not tried again."""
        if self._broken is not None:
            error = self._broken()
            if isinstance(error, WorkerLost):
                self.lost = error
            raise error
        if self._link is None:
            if self.budget.is_spent:  # no worker is worth starting
                raise self.lose(self._overran())
            try:
                self._link = self._spawner.spawn()
                self.layers = self._link.layers
                self._owner.worker_started()
                self._load(self._link)
                self._owner.module_loaded()
            except InternalError as error:
                # no check may take it for an exception of the student's
                raise self.lose(WorkerMissing(error)) from error
        return self._link

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

    def _load(self, link: WorkerLink) -> None:
        source = self.source
        try:
            loaded, data = self._exchange(
                link,
                lambda nonce: wire.Load(nonce, source.module, source.file, source.text, self._machine),
                [],
            )
            if not isinstance(loaded, wire.Loaded):
                raise WorkerCrashed("an answer to another question")
        except CheckOverran as lost:
            raise self.lose(lost) from None  # the next check may load it again
        except WorkerLost as lost:
            self._broken = _again(type(lost), lost)
            raise self.lose(lost) from None
        self.names = loaded.names
        self.exported = loaded.exported
        self.device = loaded.device
        self.printed += loaded.printed
        if loaded.failure is not None:
            failure = loaded.failure
            if loaded.partial:
                self.broken_cell = lambda: _at_import(self._owner.rebuilt(failure, data))
                return
            self.close()
            self._broken = lambda: _at_import(self._owner.rebuilt(failure, data))
            raise self._broken()


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

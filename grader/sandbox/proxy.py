"""The student's module as a check sees it: a call of `student.sum_over` runs in the worker."""

import sys
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from grader.sandbox import wire
from grader.sandbox.exceptions import StudentLacksName, rebuild
from grader.sandbox.link import Spawner, WorkerCrashed, WorkerLink, WorkerLost
from grader.sandbox.observations import Reply
from grader.sandbox.values import Decoder, Encoder
from grader.sandbox.wire import ProtocolViolation

MAX_PRINTED = 64 * 1024


@dataclass(frozen=True)
class StudentSource:
    """The file that is run: module name, file name and text."""

    module: str
    file: str
    text: str


@dataclass(frozen=True)
class LastCall:
    """The call that was answered last in a check, and its answer."""

    name: str
    args: tuple[object, ...]
    kwargs: dict[str, object]
    value: object


class StudentRun:
    """One topic of one submission: its worker, started when first needed and after every loss."""

    def __init__(self, spawner: Spawner, source: StudentSource, call_seconds: float) -> None:
        self.source = source
        self.lost: WorkerLost | None = None
        self.last_call: LastCall | None = None
        self.printed = ""
        self.layers: tuple[str, ...] = ()
        self.call_seconds = call_seconds
        self._spawner = spawner
        self._link: WorkerLink | None = None
        self._names: dict[str, str] = {}
        self._broken: Callable[[], BaseException] | None = None
        self._seeds: list[tuple[str, int]] = []

    def begin_check(self, seed: int) -> None:
        """Start a check: its calls find the global generators seeded with `seed`, and nothing lost."""
        self.lost = None
        self.last_call = None
        self.printed = ""
        self._seeds = [("all", seed)]

    def seed(self, library: str, seed: int) -> None:
        """Have the worker's generator of `library` seeded before the next call."""
        self._seeds.append((library, seed))

    def close(self) -> None:
        """End the worker."""
        if self._link is not None:
            self._link.close()
            self._link = None

    def names(self) -> dict[str, str]:
        """Return the module's public names and what they are; raise where the module does not import."""
        self._loaded()
        return self._names

    def known_names(self) -> tuple[str, ...]:
        """Return the names that the module is known to have; none where it did not import."""
        return tuple(self._names)

    def call(
        self, name: str, args: tuple[object, ...], kwargs: dict[str, object], observe: frozenset[str]
    ) -> tuple[Reply, dict[str, object]]:
        """Call the student's function; return its reply and the arguments' contents where they changed.

        Raises what the import raised, StudentLacksName, or WorkerLost.
        """
        demand_name(self.names(), name, self.source.module)
        encoder = Encoder(sharing=True)
        values = [encoder.encode(arg) for arg in args]
        keywords = {key: encoder.encode(value) for key, value in kwargs.items()}
        seeds, self._seeds = self._seeds, []
        grad = _grad_enabled()
        answer, data = self._exchange(
            lambda nonce: wire.Call(nonce, name, values, keywords, sorted(observe), seeds, grad), encoder.buffers
        )
        reply, after = self._decode(cast("wire.Answer", answer), data)
        self.printed = (self.printed + reply.seen.printed)[:MAX_PRINTED]
        if reply.error is None:
            self.last_call = LastCall(name, args, kwargs, reply.value)
        return reply, after

    def value(self, name: str) -> object:
        """Return the value of the module's attribute `name`."""
        demand_name(self.names(), name, self.source.module)
        answer, data = self._exchange(lambda nonce: wire.Get(nonce, name), [])
        reply, _ = self._decode(cast("wire.Answer", answer), data)
        if reply.error is not None:
            raise reply.error
        return reply.value

    def _decode(self, answer: wire.Answer, data: bytes) -> tuple[Reply, dict[str, object]]:
        try:
            decoder = Decoder(data, trusted=False)
            value = decoder.decode(answer.value)
            after = {label: decoder.decode(item) for label, item in answer.after.items()}
        except ProtocolViolation as violation:
            raise self._lose(WorkerCrashed(str(violation))) from None
        error = None if answer.failure is None else self._rebuilt(answer.failure, data)
        return Reply(value=None if error else value, error=error, seen=answer.seen), after

    def _rebuilt(self, failure: wire.Failure, data: bytes) -> BaseException:
        source = self.source
        return rebuild(failure, data, source.module, source.file, source.text)

    def _exchange(
        self, make: Callable[[int], wire.Request], buffers: list[bytes]
    ) -> tuple[wire.Loaded | wire.Answer, bytes]:
        link = self._loaded()
        try:
            answer, data = link.exchange(make, buffers, self.call_seconds)
            if isinstance(answer, wire.Loaded):
                raise WorkerCrashed("an answer to another question")
        except WorkerLost as lost:
            raise self._lose(lost) from None
        return answer, data

    def _lose(self, lost: WorkerLost) -> WorkerLost:
        self.close()
        self.lost = lost
        return lost

    def _loaded(self) -> WorkerLink:
        """Return a worker that has executed the module; what failed to import is not tried again."""
        if self._broken is not None:
            error = self._broken()
            if isinstance(error, WorkerLost):
                self.lost = error
            raise error
        if self._link is None:
            self._link = self._spawner.spawn()
            self.layers = self._link.layers
            self._load(self._link)
        return self._link

    def _load(self, link: WorkerLink) -> None:
        source = self.source
        try:
            loaded, data = link.exchange(
                lambda nonce: wire.Load(nonce, source.module, source.file, source.text), [], self.call_seconds
            )
            if not isinstance(loaded, wire.Loaded):
                raise WorkerCrashed("an answer to another question")
        except WorkerLost as lost:
            self._broken = _again(type(lost), lost)
            raise self._lose(lost) from None
        self._names = loaded.names
        self.printed += loaded.printed
        if loaded.failure is not None:
            failure = loaded.failure
            self.close()
            self._broken = lambda: _at_import(self._rebuilt(failure, data))
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


def demand_name(names: dict[str, str], name: str, module: str) -> None:
    """Raise StudentLacksName where the module has no such name."""
    if name not in names:
        raise StudentLacksName(name, module)


def _grad_enabled() -> bool:
    torch = sys.modules.get("torch")
    return torch is None or bool(torch.is_grad_enabled())


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
            write_back(args[int(label)] if label.isdecimal() else kwargs[label], new)
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
                write_back(old, new)
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


def write_back(old: object, new: object) -> None:
    """Give `old` the contents of `new`, in place, keeping the objects inside that are of one kind."""
    if isinstance(old, list) and isinstance(new, list):
        old[:] = [_merged(old[place], item) if place < len(old) else item for place, item in enumerate(new)]
    elif isinstance(old, dict) and isinstance(new, dict):
        merged = {key: _merged(old[key], item) if key in old else item for key, item in new.items()}
        old.clear()
        old.update(merged)
    elif isinstance(old, set) and isinstance(new, set):
        old.clear()
        old.update(new)
    else:
        _write_back_numbers(old, new)


def _merged(old: object, new: object) -> object:
    if type(old) is type(new) and isinstance(old, list | dict | set):
        write_back(old, new)
        return old
    return new


def _write_back_numbers(old: object, new: object) -> None:
    torch, numpy = sys.modules.get("torch"), sys.modules.get("numpy")
    if torch is not None and isinstance(old, torch.Generator) and isinstance(new, torch.Generator):
        old.set_state(new.get_state())
    elif torch is not None and isinstance(old, torch.Tensor) and isinstance(new, torch.Tensor):
        with torch.no_grad():
            if old.shape != new.shape or old.dtype != new.dtype:
                old.data = new.detach()
            else:
                old.copy_(new)
            if old.is_leaf and old.requires_grad != new.requires_grad:
                old.requires_grad_(new.requires_grad)
            old.grad = new.grad
    elif numpy is not None and isinstance(old, numpy.ndarray) and isinstance(new, numpy.ndarray):
        if old.shape == new.shape and old.flags.writeable:
            old[...] = new

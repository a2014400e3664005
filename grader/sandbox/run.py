"""One topic of one submission: the worker that runs it, and what is asked of it."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from grader.sandbox import wire
from grader.sandbox.desk import Desk
from grader.sandbox.exceptions import StudentLacksName, rebuild
from grader.sandbox.labels import differentiable, labelled
from grader.sandbox.library_patches import LibraryPatches
from grader.sandbox.link import Spawner, WorkerCrashed, WorkerLink, WorkerLost
from grader.sandbox.loaded import LoadedModules
from grader.sandbox.observations import Reply
from grader.sandbox.references import SessionReferences
from grader.sandbox.remote import generation_of
from grader.sandbox.settle import settle
from grader.sandbox.sources import StudentSource, parted
from grader.sandbox.stops import Stops
from grader.sandbox.values import Decoder, Encoder
from grader.sandbox.wire import ProtocolViolation
from grader.sandbox.world import World
from grader.sandbox.write_back import Changes

if TYPE_CHECKING:
    import torch

    from grader.sandbox.recipes import Recipe

MAX_PRINTED = 64 * 1024
# methods that end an iteration by StopIteration
_OF_ITERATORS = frozenset({"send", "throw", "close", "__next__"})
_WRAPPERS = (property, staticmethod, classmethod)


@dataclass(frozen=True)
class LastCall:
    """The call that was answered last in a check, and its answer."""

    name: str
    args: tuple[object, ...]
    kwargs: dict[str, object]
    value: object


@dataclass(frozen=True)
class _Packed:
    """Arguments as they cross, the seeds to set before, and the frame's raw bytes."""

    args: list[wire.Value]
    kwargs: dict[str, wire.Value]
    seeds: list[tuple[str, int]]
    buffers: list[bytes]


class StudentRun:
    """One topic of one submission: its worker, started when first needed and after every loss.

    Names are those of the topic's module, or `qualified` ones of another of the student's modules.
    `functions` are names that the course knows to be plain functions, with their parameters: a class in such
    a place is not one that the check has named, and so its objects do not get to say what they equal.
    """

    def __init__(
        self,
        spawner: Spawner,
        source: StudentSource,
        call_seconds: float,
        machine: str = "",
        functions: Mapping[str, Sequence[str]] = MappingProxyType({}),
        desk: Desk | None = None,
    ) -> None:
        self.source = source
        self.last_call: LastCall | None = None
        self.gave_value = False  # which may be none that the check can use
        self._gave_at_collection: bool | None = None
        self.call_seconds = call_seconds
        self.recipe: Callable[[torch.Tensor], Recipe | None] | None = None
        self._modules = LoadedModules(self, spawner, source, call_seconds, machine)
        self._stops = Stops()
        self._functions = functions
        self._world = World(self, source.module)
        self._classes: set[str] = set()
        self._patches = LibraryPatches()
        self._desk = desk
        self._folder: str | None = None
        self._references = SessionReferences(None, self.amend, desk)
        self._seeds: list[tuple[str, int]] = []

    def begin_check(self, seed: int) -> None:
        """Start a check: its calls find the global generators seeded with `seed`, and nothing lost."""
        if self._gave_at_collection is None:
            self._gave_at_collection = self.gave_value
        self.gave_value = self._gave_at_collection
        self._modules.begin_check()
        self.last_call = None
        self._stops.clear()
        self._seeds = [("all", seed)]

    def swallowed_stop(self) -> BaseException | None:
        """Return a StopIteration of this check's calls that only ended an iteration of the check."""
        return self._stops.swallowed()

    def seed(self, library: str, seed: int) -> None:
        """Have the worker's generator of `library` seeded before the next call."""
        self._seeds.append((library, seed))

    def close(self) -> None:
        """End the worker."""
        self._modules.close()

    @property
    def lost(self) -> WorkerLost | None:
        """How the running check lost its worker; None where it has not."""
        return self._modules.lost

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers of isolation of the worker; none before there was one."""
        return self._modules.layers

    @property
    def printed(self) -> str:
        """What the student's code has printed in the running check."""
        return self._modules.printed

    @property
    def check_seconds(self) -> float:
        """How long the calls of one check may take together."""
        return self._modules.budget.seconds

    @property
    def device(self) -> str:
        """What the student's code finds: a "real" or a "simulated" device, or "" for none."""
        self._modules.worker()
        return self._modules.device

    def on_machine(self, machine: str) -> AbstractContextManager[None]:
        """Run the student's file afresh on another machine (see `wire.Load`) inside the block."""
        return self._modules.on_machine(machine)

    def names(self, module: str = "") -> dict[str, str]:
        """Return a module's public names and what they are; raise where the module does not import."""
        return self._modules.names(module).kinds

    def known_names(self) -> tuple[str, ...]:
        """Return the names that the modules are known to have; none where they did not import."""
        return tuple(name for module in self._modules.known().values() for name in module.kinds)

    def demand(self, name: str) -> None:
        """Raise StudentLacksName where the module has no such name, or what kept its cell from making it."""
        module, bare = parted(name)
        if bare in self.names(module):
            return
        if not module and self._modules.broken_cell is not None:
            raise self._modules.broken_cell()
        raise StudentLacksName(bare, self.source.file_of(module))

    def exported(self, module: str = "") -> list[str]:
        """Return the names that `from module import *` gives."""
        return self._modules.names(module).exported

    def call(
        self,
        name: str,
        args: tuple[object, ...],
        kwargs: dict[str, object],
        observe: frozenset[str] | None = None,
    ) -> tuple[Reply, Changes]:
        """Call the student's function; return its reply, and the objects that it changed with their contents.

        With `observe` the reply is told by value, whatever became of the arguments, and parameters of the
        student's may have names of their own. Raises what the import raised, StudentLacksName, or WorkerLost.
        """
        self.demand(name)
        share = observe is None
        parameters = [] if share else list(self._functions.get(name, ()))
        packed = self._packed(args, kwargs, lending=share)
        grad = _grad_enabled()
        answer, data = self._modules.ask(
            lambda nonce: wire.Call(
                nonce,
                name,
                packed.args,
                packed.kwargs,
                sorted(observe or ()),
                packed.seeds,
                grad,
                share,
                parameters,
            ),
            packed.buffers,
        )
        reply, after = self._decode(answer, data, dict(labelled(args, kwargs)))
        if grad and reply.value is not None:
            reply = replace(reply, value=self._connected(reply.value, answer.nonce, args, kwargs))
        self._note_printed(reply)
        self._stops.note(reply.error)
        if reply.error is None or not hasattr(reply.error, "__student__"):
            self.last_call = LastCall(parted(name)[1], args, kwargs, reply.value)
        return reply, after

    def operate(self, operation: str, *args: object, **kwargs: object) -> Any:
        """Operate on objects of the student's classes in the worker; return what it comes to.

        What the operation prints, warns of, and changes of its arguments happens here as well.
        """
        self._demand_same_worker(args)
        packed = self._packed(args, kwargs, lending=True)
        answer, data = self._modules.ask(
            lambda nonce: wire.Operate(nonce, operation, packed.args, packed.kwargs, packed.seeds),
            packed.buffers,
        )
        reply, after = self._decode(answer, data, dict(labelled(args[1:], kwargs)))
        self._note_printed(reply)
        if operation == "__call__" or (operation == "send" and args[1] not in _OF_ITERATORS):
            self._stops.note(reply.error)
        if reply.error is None and operation in ("send", "__call__"):
            self.last_call = LastCall(
                str(args[1]) if operation == "send" else "()", args[2:], kwargs, reply.value
            )
        return settle(reply, after)

    def subclass(self, name: str, bases: list[object], members: dict[str, object]) -> Any:
        """Make a class in the worker that derives from the student's; return its reference."""
        encoder = self._encoder(lending=True)
        wrapped = {key: type(one).__name__ for key, one in members.items() if isinstance(one, _WRAPPERS)}
        values = [encoder.encode(base) for base in bases]
        kept = {key: encoder.encode(_unwrapped(value)) for key, value in members.items()}
        encoder.settle()
        answer, data = self._modules.ask(
            lambda nonce: wire.Subclass(nonce, name, values, kept, wrapped), encoder.buffers
        )
        if not isinstance(answer.value, wire.Remote):
            reply, _ = self._decode(answer, data, {})
            raise reply.error or TypeError(f"the student's classes cannot be derived from as {name}")
        return answer.value

    def value(self, name: str) -> object:
        """Return the value of the module's attribute `name`: a class comes to be named by it."""
        self.demand(name)
        self.gave_value = True
        self.amend()
        answer, data = self._modules.ask(lambda nonce: wire.Get(nonce, name), [])
        reply, _ = self._decode(answer, data, {})
        if reply.error is not None:
            raise reply.error
        if isinstance(reply.value, type) and name not in self._functions:
            self._world.name_class(reply.value)
            self._classes.add(name)
        return reply.value

    def set(self, name: str, value: object, *, delete: bool = False) -> None:
        """Give the module's attribute `name` a value of the check's, or take it away."""
        module, bare = parted(name)
        names = self._modules.names(module)
        self.amend()
        encoded = self._set(name, value, delete=delete)
        if delete:
            names.delete(bare)
        else:
            names.replace(bare, "function" if isinstance(encoded, wire.Global) else "value")

    def _set(self, name: str, value: object, *, delete: bool, library: str = "") -> wire.Value:
        encoder = self._encoder(lending=True)
        encoded = encoder.encode(value)
        encoder.settle()
        self._modules.ask(lambda nonce: wire.Set(nonce, name, encoded, delete, library), encoder.buffers)
        return encoded

    def _note_printed(self, reply: Reply) -> None:
        module = self._modules
        module.printed = (module.printed + reply.seen.printed + reply.seen.errors)[:MAX_PRINTED]

    def worker_started(self) -> None:
        """Forget what was given to a worker before this one."""
        self._world.begin_anew()
        self._patches.forget_told()
        self._references = SessionReferences(self._world, self.amend, self._desk)
        self._folder = None
        if self._desk is not None:
            self._desk.forget_told()

    def modules_loaded(self) -> None:
        """Name the classes again that the check has named, and derive from them what it has derived."""
        known = self._modules.known()
        for name in sorted(self._classes):
            module, bare = parted(name)
            if module in known and bare in known[module].kinds:
                self.value(name)
        self._world.derive_again()

    def called_back(self, call: wire.CallBack, data: bytes) -> tuple[wire.Resume, list[bytes]]:
        """Do what the student's code asks of the check's objects."""
        return self._references.called_back(call, data)

    def _demand_same_worker(self, args: tuple[object, ...]) -> None:
        """Refuse objects of a worker that has ended: their state is lost with it."""
        self._modules.worker()
        for arg in args:
            generation = generation_of(arg)
            if generation is not None and generation != self._world.generation:
                raise self._modules.lose(WorkerCrashed("the worker that held this object has ended"))

    def amend(self) -> None:
        """Tell the worker what the check has changed of containers that both hold, and of libraries."""
        for library, name, value, undone in self._patches.changes():
            self._set(name, value, delete=undone, library=library)
        self._tell_files()
        changed = dict(self._references.shared.changed())
        if not changed:
            return
        encoder = self._encoder(lending=True)
        contents = {label: encoder.contents(value) for label, value in changed.items()}
        encoder.settle()
        self._modules.ask(lambda nonce: wire.Amend(nonce, contents), encoder.buffers)
        for label in changed:
            self._references.shared.told(label)

    def _tell_files(self) -> None:
        """Let the worker have what the check has put on its desk."""
        if self._desk is None or not os.listdir(self._desk.root):
            return
        changed, gone = self._desk.changes()
        folder = self._desk.relative(os.getcwd())
        if not changed and not gone and folder == self._folder:
            return
        self._folder = folder
        encoder = self._references.lending_encoder()
        files = {name: encoder.encode(data) for name, data in changed.items()}
        self._modules.ask(lambda nonce: wire.Files(nonce, files, gone, folder), encoder.buffers)

    def _packed(self, args: Sequence[object], kwargs: Mapping[str, object], *, lending: bool) -> _Packed:
        """Tell what has changed, and pack what is asked with: arguments, and seeds to be set before."""
        self.amend()
        encoder = self._encoder(lending=lending)
        values = [encoder.encode(arg) for arg in args]
        keywords = {key: encoder.encode(value) for key, value in kwargs.items()}
        encoder.settle()
        seeds, self._seeds = self._seeds, []
        return _Packed(values, keywords, seeds, encoder.buffers)

    def _encoder(self, *, lending: bool) -> Encoder:
        if lending:
            return self._references.lending_encoder(self.recipe)
        return Encoder(sharing=True, recipe=self.recipe, references=self._references, desk=self._desk)

    def _connected(
        self, value: object, call: int, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> object:
        """Return the answer with its graph joined to the arguments: `backward` goes on in the worker."""
        inputs = [tensor for _, tensor in differentiable(args, kwargs)]
        if not inputs:
            return value
        from grader.sandbox.remote_graph import connect

        link = self._modules.worker()
        return connect(value, inputs, lambda path, gradient: self._backward(link, call, path, gradient))

    def _backward(
        self, link: WorkerLink, call: int, path: list[int], gradient: "torch.Tensor"
    ) -> "list[torch.Tensor | None]":
        if not self._modules.holds(link):
            raise RuntimeError("the worker that holds this graph has ended")
        encoder = self._encoder(lending=False)
        value = encoder.encode(gradient)
        answer, data = self._modules.ask(
            lambda nonce: wire.Backward(nonce, call, path, value), encoder.buffers
        )
        reply, _ = self._decode(answer, data, {})
        if reply.error is not None:
            raise reply.error
        import torch

        found = reply.value if isinstance(reply.value, list) else []
        return [one if isinstance(one, torch.Tensor) else None for one in found]

    def _decode(
        self, answer: wire.Answer, data: bytes, arguments: dict[str, object]
    ) -> tuple[Reply, Changes]:
        try:
            decoder = self._references.decoder(data, arguments)
            value = decoder.decode(answer.value)
            after = self._references.changes(answer.after, decoder, arguments)
            if answer.files or answer.gone:
                self._take_files(answer, decoder)
            categories = {place: decoder.decode(kind) for place, kind in answer.categories.items()}
            decoder.settle()
            error = None if answer.failure is None else self.rebuilt(answer.failure, data)
        except ProtocolViolation as violation:
            raise self._modules.lose(WorkerCrashed(str(violation))) from None
        return Reply(None if error else value, error, answer.seen, categories), after

    def _take_files(self, answer: wire.Answer, decoder: Decoder) -> None:
        if self._desk is None:
            raise ProtocolViolation("files, and no desk to put them on")
        files = {name: decoder.decode(data) for name, data in answer.files.items()}
        self._desk.take_over(files, answer.gone)

    def rebuilt(self, failure: wire.Failure, data: bytes) -> BaseException:
        """Return the exception that a failure tells of."""
        if failure.from_check is not None:
            return self._references.raised(failure.from_check)
        return rebuild(failure, data, self.source, self._world)


def _unwrapped(member: object) -> object:
    """Return the functions that a property, static or class method is made of; all else as it is."""
    if isinstance(member, property):
        return (member.fget, member.fset, member.fdel)
    return member.__func__ if isinstance(member, staticmethod | classmethod) else member


def _grad_enabled() -> bool:
    torch = sys.modules.get("torch")
    return torch is None or bool(torch.is_grad_enabled())

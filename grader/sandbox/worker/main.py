"""The worker's loop: one request in, one response out, whatever the student's code does."""

import builtins
import importlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from time import monotonic  # kept apart from the module, whose clocks a check may patch
from typing import Any

from msgspec.structs import replace

from grader.errors import LayerLost
from grader.sandbox import wire
from grader.sandbox.desk import Desk, DeskFull
from grader.sandbox.observations import Observations
from grader.sandbox.operations import OPERATIONS
from grader.sandbox.seeds import set_seeds
from grader.sandbox.shared import Shared
from grader.sandbox.values import Decoder, Encoder, TooLarge
from grader.sandbox.worker.aftermath import by_identity, encode_after, unchanged
from grader.sandbox.worker.callbacks import Callbacks
from grader.sandbox.worker.caught import CaughtWarnings
from grader.sandbox.worker.failures import Failures
from grader.sandbox.worker.kept import KeptCalls
from grader.sandbox.worker.logs import Logs
from grader.sandbox.worker.module import StudentModule
from grader.sandbox.worker.objects import Objects
from grader.sandbox.worker.output import CappedOutput, CheckInput
from grader.sandbox.worker.patches import Patches, wrapped
from grader.sandbox.worker.places import by_place
from grader.sandbox.worker.provision import set_up
from grader.sandbox.worker.restore import restore_modes, set_modes
from grader.sandbox.worker.watch import CallWatch
from grader.sandbox.write_back import write_back

SEND_SECONDS = 600.0


def serve(channel: wire.Channel, confine: Callable[[], Sequence[str]], output_chars: int) -> None:
    """Confine this process, say so, then answer requests until the session closes the channel."""
    try:
        layers = confine()
    except LayerLost as lost:
        say_lost(channel, lost)
        return
    channel.send(wire.Ready(list(layers)), [], _deadline())
    Worker(channel, output_chars).run()


def say_lost(channel: wire.Channel, lost: LayerLost) -> None:
    """Say that there is no worker, as a layer could not be raised."""
    channel.send(wire.LayerDown(lost.layer, lost.reason), [], _deadline())


def _deadline() -> float:
    return monotonic() + SEND_SECONDS


class Worker:
    """The student's module and the requests to it."""

    def __init__(self, channel: wire.Channel, output_chars: int) -> None:
        callbacks = Callbacks(self)
        self.objects = Objects(callbacks.ask)
        self.output = CappedOutput(output_chars)
        self._errors = CappedOutput(output_chars)
        self._channel = channel
        self._module = StudentModule()
        self._failures = Failures(self.objects)
        self._warnings = CaughtWarnings()
        self._home = os.getcwd()
        self._desk = Desk(os.path.join(self._home, "check.desk"))  # no name that a package may have
        self._has_desk = False
        self._patches = Patches()
        self._logs = Logs()
        self.shared = Shared()
        self._frames = 0
        self._kept = KeptCalls()
        sys.stdin = CheckInput(callbacks.ask)
        sys.stdout, sys.stderr = self.output, self._errors
        builtins.input = callbacks.read_line

    def run(self) -> None:
        """Answer until the session closes its end."""
        try:
            while True:
                self.answer(*self.receive())
        except wire.Closed:
            return

    def receive(self) -> tuple[wire.Request, bytes]:
        """Wait for the session's next request."""
        return self._channel.receive_request()

    def send(self, response: wire.Response, buffers: list[bytes]) -> None:
        """Send a response."""
        self._channel.send(response, buffers, _deadline())

    def answer(self, request: wire.Request, buffers: bytes) -> None:
        """Do what the request asks for, and send what came of it."""
        decoder = self.decoder(buffers)
        match request:
            case wire.Load():
                self.send(self._load(request), [])
            case wire.Import():
                self.send(self._import(request), [])
            case wire.Call():
                self.send(*self._call(request, decoder))
            case wire.Operate():
                self.send(*self._operate(request, decoder))
            case wire.Backward():
                self.send(*self._backward(request, decoder))
            case wire.Get():
                self.send(*self._get(request))
            case wire.Set():
                value = decoder.decode(request.value)
                decoder.settle()
                self._set(request, value)
                self.send(*self._respond(request.nonce, None, None, Observations()))
            case wire.Subclass():
                self.send(*self._subclass(request, decoder))
            case wire.Files():
                with suppress(OSError):  # where there is no room for them, the student's code misses them
                    self._take_files(request, decoder)
                self.send(*self._respond(request.nonce, None, None, Observations()))
            case wire.Amend():
                self._amend(request, decoder)
                self.send(*self._respond(request.nonce, None, None, Observations()))
            case _:
                raise wire.ProtocolViolation("an answer to no question")

    def _load(self, request: wire.Load) -> wire.Loaded:
        module = self._module
        device = set_up(request.machine)
        module.prepare(request)
        self.objects.globals = _Originals(module)
        failure, broken_cell = None, None
        with self._warnings.caught():
            try:
                broken_cell = module.execute(request.source)
            except BaseException as error:  # the student's code: whatever it raises is its answer
                failure = self._failed(error)
        return wire.Loaded(
            request.nonce,
            module.names(),
            module.exported(),
            self.output.take() + self._errors.take(),
            self._failed(broken_cell) if broken_cell is not None else failure,
            device,
            partial=broken_cell is not None,
        )

    def _import(self, request: wire.Import) -> wire.Loaded:
        failure = None
        with self._warnings.caught():
            try:
                self._module.load(request.module)
            except BaseException as error:  # the student's code: whatever it raises is its answer
                failure = self._failed(error)
        return wire.Loaded(
            request.nonce,
            self._module.names(request.module),
            self._module.exported(request.module),
            self.output.take() + self._errors.take(),
            failure,
        )

    def _call(self, request: wire.Call, decoder: Decoder) -> tuple[wire.Response, list[bytes]]:
        args, kwargs = _arguments(request, decoder)
        watch = CallWatch(args, kwargs, frozenset(request.observe))
        result, failure = None, None
        before = set_modes(request.grad_enabled)
        with self._warnings.caught() as caught:
            try:
                function: Any = self._module.original(request.name)
                placed, named = by_place(function, request.parameters, args, kwargs)
                with watch.watching():
                    result = function(*placed, **named)
            except BaseException as error:  # the student's code: whatever it raises is its answer
                failure = self._failed(error)
        modes = restore_modes(request.grad_enabled, before)
        seen = watch.observations(result, self.output.take(), self._errors.take(), caught, modes)
        if seen.requires_grad is not False:
            self._kept.keep(request.nonce, result, args, kwargs)
        return self._respond(request.nonce, result, failure, seen, watch.arguments, share=request.share)

    def _operate(self, request: wire.Operate, decoder: Decoder) -> tuple[wire.Response, list[bytes]]:
        args, kwargs = _arguments(request, decoder)
        watch = CallWatch(args[1:], kwargs, frozenset())
        result, failure = None, None
        with self._warnings.caught() as caught:
            try:
                result = self._operation(request.operation)(*args, **kwargs)
            except BaseException as error:  # the student's code: whatever it raises is its answer
                failure = self._failed(error)
        seen = watch.observations(result, self.output.take(), self._errors.take(), caught, (False, False))
        return self._respond(request.nonce, result, failure, seen, watch.arguments)

    def _operation(self, name: str) -> Callable[..., object]:
        patches: dict[str, Callable[..., object]] = {
            "setattr": self._patches.set,
            "delattr": self._patches.delete,
        }
        return patches.get(name) or OPERATIONS[name]

    def _backward(self, request: wire.Backward, decoder: Decoder) -> tuple[wire.Response, list[bytes]]:
        """Run the student's part of the graph backward."""
        gradient = decoder.decode(request.gradient)
        failure, gradients = None, None
        try:
            gradients = self._kept.gradients(request.call, request.path, gradient)
        except BaseException as error:  # a backward of the student's own may raise anything
            failure = self._failed(error)
        seen = Observations(printed=self.output.take())
        return self._respond(request.nonce, list(gradients or ()), failure, seen)

    def _get(self, request: wire.Get) -> tuple[wire.Response, list[bytes]]:
        try:
            value = self._module.value(request.name)
        except KeyError:
            value = None
        if isinstance(value, type):
            self.objects.name_class(value)
        return self._respond(request.nonce, value, None, Observations())

    def _subclass(self, request: wire.Subclass, decoder: Decoder) -> tuple[wire.Response, list[bytes]]:
        bases: Any = tuple(decoder.decode(base) for base in request.bases)
        members = {
            name: wrapped(request.wrapped.get(name), decoder.decode(value))
            for name, value in request.members.items()
        }
        decoder.settle()
        made, failure = None, None
        try:
            made = type(bases[0])(request.name, bases, members)
            self.objects.name_class(made)
        except BaseException as error:  # __init_subclass__ and metaclasses are the student's
            failure = self._failed(error)
        return self._respond(request.nonce, made, failure, Observations())

    def _set(self, request: wire.Set, value: object) -> None:
        if not request.library:
            self._module.replace(request.name, value, delete=request.delete)
        elif request.library == "os.environ":
            self._patches.set_variable(request.name, None if request.delete else str(value))
        elif request.delete:
            self._patches.delete(sys.modules[request.library], request.name)
        else:
            self._patches.set(importlib.import_module(request.library), request.name, value)

    def _take_files(self, request: wire.Files, decoder: Decoder) -> None:
        """Put onto the desk what the check has put onto its own, and go to its current folder."""
        os.makedirs(self._desk.root, exist_ok=True)
        files = {name: decoder.decode(data) for name, data in request.changed.items()}
        self._desk.take_over(files, request.gone)
        self._has_desk = True
        os.chdir(self._home if request.folder is None else os.path.join(self._desk.root, request.folder))

    def _files(self, encoder: Encoder) -> tuple[dict[str, wire.Value], list[str]]:
        """Return what the student's code has changed on the desk."""
        if not self._has_desk:
            return {}, []
        changed, gone = self._desk.changes()
        return {name: encoder.encode(data) for name, data in changed.items()}, gone

    def _amend(self, request: wire.Amend, decoder: Decoder) -> None:
        """Let shared containers hold what the check's hold."""
        contents = {label: decoder.decode(value) for label, value in request.contents.items()}
        decoder.settle()
        for label, value in contents.items():
            write_back(self.shared.get(label), value)
            self.shared.told(label)

    def decoder(self, buffers: bytes) -> Decoder:
        """Return a decoder of what the session sent."""
        return Decoder(buffers, trusted=True, references=self.objects, shared=self.shared, desk=self._desk)

    def encoder(self, arguments: Mapping[int, str] | None = None, *, share: bool = True) -> Encoder:
        """Return an encoder of what the session gets; with `share` it lends the student's containers."""
        self._frames += 1
        return Encoder(
            sharing=False,
            arguments=arguments,
            references=self.objects,
            shared=self.shared if share else None,
            frame=f"w{self._frames}:",
            desk=self._desk,
        )

    def changes(self, encoder: Encoder) -> dict[str, wire.Value]:
        """Return what the shared containers hold that have changed, and note that it is told."""
        found: dict[str, wire.Value] = {}
        for label, value in self.shared.changed():
            try:
                found[label] = encoder.contents(value)
            except Exception:  # the student put something into it that cannot cross
                continue
            self.shared.told(label)
        return found

    def _respond(
        self,
        nonce: int,
        result: object,
        failure: wire.Failure | None,
        seen: Observations,
        arguments: Sequence[tuple[str, object]] = (),
        *,
        share: bool = True,
    ) -> tuple[wire.Response, list[bytes]]:
        """Answer with the result, what became of the arguments, and of what both sides hold."""
        seen = replace(seen, logs=self._logs.take())
        known = by_identity(arguments)
        encoder = self.encoder(known if share else unchanged(known, seen.changed), share=share)
        try:
            value = encoder.encode(result)
            encoder.demand_modest()
        except (TooLarge, RecursionError) as error:
            value = wire.Foreign(f"{type(result).__name__}, {error}")
            return wire.Answer(nonce, value, failure, seen, {}), []
        except BaseException as error:  # a value of the student's own class may do anything
            return wire.Answer(nonce, None, self._failed(error), seen, {}), []
        after = encode_after(arguments, seen.changed, encoder.knowing(known), self.shared)
        after |= self.changes(encoder)
        categories = {place: encoder.encode(kind) for place, kind in self._warnings.take().items()}
        try:
            files, gone = self._files(encoder)
        except (DeskFull, OSError, TooLarge) as error:
            return wire.Answer(nonce, None, self._failed(error), seen, {}), []
        encoder.settle()
        answer = wire.Answer(nonce, value, failure, seen, after, categories, files, gone)
        return answer, encoder.buffers

    def _failed(self, error: BaseException) -> wire.Failure:
        return self._failures.describe(error, self._module.paths)


def _arguments(request: wire.Call | wire.Operate, decoder: Decoder) -> tuple[list[object], dict[str, object]]:
    """Return what to call with, and seed the generators that it is to find seeded."""
    args = [decoder.decode(value) for value in request.args]
    kwargs = {name: decoder.decode(value) for name, value in request.kwargs.items()}
    decoder.settle()
    set_seeds(request.seeds)
    return args, kwargs


class _Originals(dict[str, object]):
    """The student's own values by name, looked up late."""

    def __init__(self, module: StudentModule) -> None:
        super().__init__()
        self._module = module

    def __missing__(self, name: str) -> object:
        return self._module.original(name)

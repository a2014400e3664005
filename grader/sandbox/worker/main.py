"""The worker's loop: one request in, one response out, whatever the student's code does."""

import builtins
import linecache
import os
import sys
import time
import types
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from grader.errors import LayerLost
from grader.sandbox import wire
from grader.sandbox.labels import differentiable, labelled, may_change
from grader.sandbox.observations import Observations
from grader.sandbox.values import Decoder, Encoder, TooLarge
from grader.sandbox.worker.failures import describe_failure
from grader.sandbox.worker.output import CappedOutput
from grader.sandbox.worker.seeds import set_seeds
from grader.sandbox.worker.watch import CallWatch

if TYPE_CHECKING:
    from torch import dtype

SEND_SECONDS = 600.0
MAX_KEPT = 256
_BALLAST_BYTES = 16 << 20


def serve(channel: wire.Channel, confine: Callable[[], Sequence[str]], output_chars: int) -> None:
    """Confine this process, say so, then answer requests until the session closes the channel."""
    try:
        layers = confine()
    except LayerLost as lost:
        channel.send(wire.LayerDown(lost.layer, lost.reason), [], _deadline())
        return
    channel.send(wire.Ready(list(layers)), [], _deadline())
    Worker(channel, output_chars).run()


def _deadline() -> float:
    return time.monotonic() + SEND_SECONDS


class Worker:
    """The student's module and the requests to it."""

    def __init__(self, channel: wire.Channel, output_chars: int) -> None:
        self._channel = channel
        self._module = types.ModuleType("submission")
        self._file = ""
        self._output = CappedOutput(output_chars)
        sys.stdout = sys.stderr = self._output
        self._kept: OrderedDict[int, tuple[object, list[object]]] = OrderedDict()
        # given up when memory runs out, so that the answer can still be written
        self._ballast: bytearray | None = bytearray(_BALLAST_BYTES)

    def run(self) -> None:
        """Answer until the session closes its end."""
        while True:
            try:
                request, buffers = self._channel.receive_request()
            except wire.Closed:
                return
            response, answer_buffers = self._answer(request, buffers)
            self._channel.send(response, answer_buffers, _deadline())

    def _answer(self, request: wire.Request, buffers: bytes) -> tuple[wire.Response, list[bytes]]:
        if isinstance(request, wire.Load):
            return self._load(request), []
        if isinstance(request, wire.Call):
            return self._call(request, buffers)
        if isinstance(request, wire.Backward):
            return self._backward(request, buffers)
        return self._get(request)

    def _load(self, request: wire.Load) -> wire.Loaded:
        module = types.ModuleType(request.module)
        self._module = sys.modules[request.module] = module
        self._file = module.__file__ = self._write_source(request)
        linecache.cache[self._file] = (
            len(request.source),
            None,
            request.source.splitlines(keepends=True),
            self._file,
        )
        failure = None
        try:
            code = compile(request.source, self._file, "exec", dont_inherit=True)
            exec(code, module.__dict__)
        except BaseException as error:  # the student's code: whatever it raises is its answer
            failure = self._failed(error)
        return wire.Loaded(request.nonce, _names(module), self._output.take(), failure)

    def _write_source(self, request: wire.Load) -> str:
        """Put the file into the scratch folder, where inspect and open(__file__) find it."""
        path = os.path.join(os.getcwd(), os.path.basename(request.file))
        try:
            with open(path, "w", encoding="utf-8") as file:
                file.write(request.source)
        except OSError:
            return request.file
        return path

    def _call(self, request: wire.Call, buffers: bytes) -> tuple[wire.Response, list[bytes]]:
        decoder = Decoder(buffers, trusted=True)
        args = [decoder.decode(value) for value in request.args]
        kwargs = {name: decoder.decode(value) for name, value in request.kwargs.items()}
        set_seeds(request.seeds)
        watch = CallWatch(args, kwargs, frozenset(request.observe))
        result, failure = None, None
        before = _set_modes(request.grad_enabled)
        try:
            function = vars(self._module)[request.name]
            with watch.watching():
                result = function(*args, **kwargs)
        except BaseException as error:  # the student's code: whatever it raises is its answer
            failure = self._failed(error)
        modes = _restore_modes(request.grad_enabled, before)
        seen = watch.observations(result, self._output.take(), modes)
        changed = {label.split("[")[0] for label in seen.changed}
        encoder = Encoder(sharing=False, arguments=_by_identity(args, kwargs, changed))
        after = _encode_after(args, kwargs, changed, encoder)
        if seen.requires_grad is not False:
            self._keep(request.nonce, result, args, kwargs)
        return self._respond(request.nonce, result, failure, seen, after, encoder)

    def _keep(self, nonce: int, result: object, args: list[object], kwargs: dict[str, object]) -> None:
        """Keep what a later Backward needs of this call."""
        inputs = differentiable(args, kwargs)
        if inputs and result is not None:
            self._kept[nonce] = (result, [tensor for _, tensor in inputs])
            if len(self._kept) > MAX_KEPT:
                self._kept.popitem(last=False)

    def _backward(self, request: wire.Backward, buffers: bytes) -> tuple[wire.Response, list[bytes]]:
        """Run the student's part of the graph backward."""
        result: Any
        inputs: Any
        gradient: Any
        result, inputs = self._kept.get(request.call, (None, []))
        failure, gradients = None, None
        gradient = Decoder(buffers, trusted=True).decode(request.gradient)
        try:
            import torch

            for place in request.path:
                result = result[place]
            gradients = torch.autograd.grad(result, inputs, gradient, retain_graph=True, allow_unused=True)
        except BaseException as error:  # a backward of the student's own may raise anything
            failure = self._failed(error)
        seen = Observations(printed=self._output.take())
        encoder = Encoder(sharing=False)
        return self._respond(request.nonce, list(gradients or ()), failure, seen, {}, encoder)

    def _get(self, request: wire.Get) -> tuple[wire.Response, list[bytes]]:
        value = vars(self._module).get(request.name)
        return self._respond(request.nonce, value, None, Observations(), {}, Encoder(sharing=False))

    def _respond(
        self,
        nonce: int,
        result: object,
        failure: wire.Failure | None,
        seen: Observations,
        after: dict[str, wire.Value],
        encoder: Encoder,
    ) -> tuple[wire.Response, list[bytes]]:
        try:
            value = encoder.encode(result)
        except (TooLarge, RecursionError) as error:
            value = wire.Foreign(f"{type(result).__name__}, {error}")
            return wire.Answer(nonce, value, failure, seen, {}), []
        except BaseException as error:  # a value of the student's own class may do anything
            return wire.Answer(nonce, None, self._failed(error), seen, {}), []
        return wire.Answer(nonce, value, failure, seen, after), encoder.buffers

    def _failed(self, error: BaseException) -> wire.Failure:
        if isinstance(error, MemoryError):
            self._ballast = None
        return describe_failure(error, self._file)


def _names(module: types.ModuleType) -> dict[str, str]:
    """Map the module's public names to what they are."""
    kinds = {}
    for name, value in list(vars(module).items()):
        if not isinstance(name, str) or name.startswith("__") or len(name) > 200:
            continue
        if isinstance(value, type):
            kinds[name] = "class"
        else:
            kinds[name] = "function" if builtins.callable(value) else "value"
    return kinds


def _by_identity(args: list[object], kwargs: dict[str, object], changed: set[str]) -> dict[int, str]:
    """Map the ids of arguments to their labels: an answer that is such an object crosses by its label.

    Plain values have no identity to keep, and a changed argument is told by value.
    """
    return {
        id(value): label
        for label, value in reversed(list(labelled(args, kwargs)))
        if may_change(value) and label.split("[")[0] not in changed
    }


def _encode_after(
    args: list[object], kwargs: dict[str, object], changed: set[str], encoder: Encoder
) -> dict[str, wire.Value]:
    """Return the arguments that are not as they were, whole; generators always."""
    torch = sys.modules.get("torch")
    after: dict[str, wire.Value] = {}
    for label, value in [*((str(place), value) for place, value in enumerate(args)), *kwargs.items()]:
        if label in changed or (torch is not None and isinstance(value, torch.Generator)):
            try:
                after[label] = encoder.encode(value)
            except Exception:  # the student put something into it that cannot cross
                continue
    return after


def _set_modes(grad_enabled: bool) -> object:
    torch = sys.modules.get("torch")
    if torch is None:
        return None
    torch.set_grad_enabled(grad_enabled)
    return torch.get_default_dtype()


def _restore_modes(grad_enabled: bool, default_dtype: object) -> tuple[bool, bool]:
    """Set grad mode and default dtype as they were; return which of them had changed."""
    torch = sys.modules.get("torch")
    if torch is None:
        return False, False
    changed = (
        torch.is_grad_enabled() != grad_enabled,
        default_dtype is not None and torch.get_default_dtype() != default_dtype,
    )
    torch.set_grad_enabled(True)
    if changed[1]:
        torch.set_default_dtype(cast("dtype", default_dtype))
    return changed

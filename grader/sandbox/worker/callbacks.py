"""Callbacks: the student's code operates on the check's objects, and waits for the session meanwhile."""

import builtins
import threading
from typing import TYPE_CHECKING, Any

from grader.sandbox import wire
from grader.sandbox.labels import differentiable
from grader.sandbox.values import Decoder
from grader.sandbox.wire import ProtocolViolation

if TYPE_CHECKING:
    from grader.sandbox.worker.main import Worker

_BASES = {
    name: kind
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}


class Callbacks:
    """Asks the session for operations on its objects; answers its requests while it waits."""

    def __init__(self, worker: "Worker") -> None:
        self._worker = worker
        self._count = 0

    def ask(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        """Return what the operation comes to in the session; raise what it raises there."""
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("objects of the check can be used in the main thread only")
        self._count += 1
        nonce = self._count
        worker = self._worker
        encoder = worker.encoder()
        values = [encoder.encode(arg) for arg in args]
        keywords = {name: encoder.encode(arg) for name, arg in kwargs.items()}
        after = worker.changes(encoder)
        encoder.settle()
        printed = worker.output.take()
        worker.send(wire.CallBack(nonce, operation, values, keywords, printed, after), encoder.buffers)
        found = self._await(nonce)
        return self._connected(nonce, found, args[1:], kwargs) if operation == "__call__" else found

    def _connected(self, call: int, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Return what a callback gave with its graph joined to its arguments: `backward` asks the session."""
        inputs = [tensor for _, tensor in differentiable(args, kwargs)]
        if not inputs:
            return value
        from grader.sandbox.remote_graph import connect

        return connect(value, inputs, lambda path, gradient: self.ask("backward", call, path, gradient))

    def read_line(self, prompt: object = "") -> str:
        """Stand in for input(): the check may have something to say."""
        return str(self.ask("input", str(prompt)))

    def _await(self, nonce: int) -> Any:
        while True:
            request, buffers = self._worker.receive()
            if not isinstance(request, wire.Resume):
                self._worker.answer(request, buffers)
                continue
            if request.nonce != nonce:
                raise ProtocolViolation("an answer to another question")
            decoder = self._worker.decoder(buffers)
            if request.failure is not None:
                raised = decoder.decode(request.raised)
                raise raised if isinstance(raised, BaseException) else rebuilt(request.failure)
            value = decoder.decode(request.value)
            decoder.settle()
            return value


def rebuilt(failure: wire.Failure) -> BaseException:
    """Return an exception like the one that the check's callback raised, which it stands for."""
    kind = next(
        (
            _BASES[base.removeprefix("builtins.")]
            for base in failure.bases
            if base.removeprefix("builtins.") in _BASES
        ),
        Exception,
    )
    args = [Decoder(b"", trusted=True).decode(arg) for arg in failure.args] or [failure.message]
    try:
        error = kind(*args)
    except Exception:  # some classes demand arguments of their own
        error = RuntimeError(failure.message)
    error.__from_check__ = failure.from_check  # type: ignore[attr-defined]
    return error

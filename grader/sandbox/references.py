"""The session's references: stand-ins for the student's objects, and handles to the check's own."""

import builtins
import sys
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from grader.sandbox import wire
from grader.sandbox.check_objects import CheckObjects
from grader.sandbox.desk import Desk
from grader.sandbox.labels import differentiable
from grader.sandbox.remote import handle_of
from grader.sandbox.shared import Shared
from grader.sandbox.values import MAX_ITEMS, Decoder, Encoder, name_of_library
from grader.sandbox.wire import ProtocolViolation, Value
from grader.sandbox.world import World
from grader.sandbox.write_back import Changes, write_back

if TYPE_CHECKING:
    import torch

    from grader.sandbox.recipes import Recipe

MAX_RAISED = 1_000
MAX_GRAPHS = 256
_INPUT: Final[dict[str, Callable[..., object]]] = {
    "input": lambda *prompt: builtins.input(*prompt),
    "read": lambda size: sys.stdin.read(size),
    "readline": lambda size: sys.stdin.readline(size),
}


class SessionReferences:
    """What crosses by reference between the check and one worker."""

    def __init__(self, world: World | None, amend: Callable[[], None], desk: Desk | None = None) -> None:
        self.desk = desk
        self.shared = Shared()
        self._world = world
        self._amend = amend
        self._frames = 0
        self._objects = CheckObjects()
        self._raised: list[BaseException] = []
        self._graphs: OrderedDict[object, tuple[object, list[torch.Tensor]]] = OrderedDict()

    def lending_encoder(self, recipe: "Callable[[torch.Tensor], Recipe | None] | None" = None) -> Encoder:
        """Return an encoder that lends the check's containers."""
        self._frames += 1
        frame = f"s{self._frames}:"
        return Encoder(
            sharing=True, recipe=recipe, references=self, shared=self.shared, frame=frame, desk=self.desk
        )

    def decoder(self, data: bytes, arguments: Mapping[str, object] | None = None) -> Decoder:
        """Return a decoder of what the worker sent, who may name these arguments."""
        return Decoder(
            data,
            trusted=False,
            arguments=arguments,
            references=self,
            shared=self.shared,
            desk=self.desk,
        )

    def changes(
        self, after: Mapping[str, Value], decoder: Decoder, arguments: Mapping[str, object]
    ) -> Changes:
        """Make the changes of shared containers; return those of a call's arguments."""
        found: Changes = {}
        for label, item in after.items():
            new = decoder.decode(item)
            if label in arguments:
                found[label] = arguments[label], new
            elif (old := self.shared.get(label)) is not None:
                write_back(old, new)
                self.shared.told(label)
            else:
                raise ProtocolViolation("changes of nothing that was shared")
        if after and self.shared.written_out() > MAX_ITEMS:
            raise ProtocolViolation("containers that are too large written out")
        return found

    def refer(self, value: object) -> Value | None:
        """Return the reference of an object that the worker gave."""
        handle = handle_of(value)
        if handle is not None:
            return wire.Held(handle) if handle >= 0 else None
        name = getattr(value, "student_name", None) if type(value).__name__ == "Function" else None
        return wire.Global(name) if isinstance(name, str) else None

    def stay(self, value: object) -> Value | None:
        """Return a reference to an object of the check's: by name from a library, else by a handle."""
        name = name_of_library(value)
        return wire.Named("import", name) if name is not None else self._objects.reference(value)

    def resolve(self, value: wire.Remote | wire.Local | wire.Held | wire.Global) -> object:
        """Return the stand-in for the worker's object, or the check's own object."""
        if isinstance(value, wire.Remote) and self._world is not None:
            return self._world.find(value)
        if isinstance(value, wire.Held):
            return self._objects.get(value.handle)
        raise ProtocolViolation("a reference of no known kind")

    def raised(self, number: int) -> BaseException:
        """Return the exception of the check's own that a callback raised."""
        if not 0 <= number < len(self._raised):
            raise ProtocolViolation("an exception that was never raised")
        return self._raised[number]

    def called_back(self, call: wire.CallBack, data: bytes) -> tuple[wire.Resume, list[bytes]]:
        """Do what the student's code asks of the check's objects; return the answer to it."""
        if call.printed:
            sys.stdout.write(call.printed)
        decoder = self.decoder(data)
        args = [decoder.decode(arg) for arg in call.args]
        kwargs = {name: decoder.decode(arg) for name, arg in call.kwargs.items()}
        self.changes(call.after, decoder, {})
        decoder.settle()
        try:
            value = self._do(call, args, kwargs)
            self._amend()
            encoder = self.lending_encoder()
            encoded = encoder.encode(value)
            encoder.settle()
            return wire.Resume(call.nonce, encoded, None), encoder.buffers
        except ProtocolViolation:
            raise
        except Exception as error:  # the check's object: what it raises goes to the student's code
            number = None if call.operation in _INPUT else self._keep(error)
            raised = self.refer(error)
            return wire.Resume(call.nonce, None, _failure(error, number), raised), []

    def _do(self, call: wire.CallBack, args: list[Any], kwargs: dict[str, Any]) -> object:
        if call.operation in _INPUT:
            return _INPUT[call.operation](*args)
        if call.operation == "backward":
            return self._backward(*args)
        value = self._objects.operate(call.operation, args, kwargs)
        inputs = [tensor for _, tensor in differentiable(args[1:], kwargs)]
        if inputs and call.operation == "__call__":
            self._graphs[call.nonce] = value, inputs
            while len(self._graphs) > MAX_GRAPHS:
                self._graphs.popitem(last=False)
        return value

    def _backward(self, call: object, path: object, gradient: object) -> object:
        """Return the gradients of a callback's arguments, given that of its result."""
        import torch

        result, inputs = self._graphs.get(call, (None, []))
        for place in path if isinstance(path, list) else []:
            result = result[place] if isinstance(result, list | tuple) and type(place) is int else None
        if not isinstance(result, torch.Tensor) or not isinstance(gradient, torch.Tensor):
            raise ProtocolViolation("a gradient of nothing")
        return list(torch.autograd.grad(result, inputs, gradient, retain_graph=True, allow_unused=True))

    def _keep(self, error: BaseException) -> int:
        if len(self._raised) < MAX_RAISED:
            self._raised.append(error)
        return len(self._raised) - 1


def _plain_args(error: BaseException) -> list[Value]:
    plain = [arg for arg in error.args if arg is None or isinstance(arg, bool | int | float | str)]
    return [Encoder(sharing=True).encode(arg) for arg in plain] if len(plain) == len(error.args) else []


def _failure(error: BaseException, number: int | None) -> wire.Failure:
    kind = type(error)
    return wire.Failure(
        type_name=kind.__qualname__,
        bases=[f"{base.__module__}.{base.__qualname__}" for base in kind.__mro__],
        # an assertion's text may hold expected values: it stays here
        message="" if isinstance(error, AssertionError) else str(error),
        args=[] if isinstance(error, AssertionError) else _plain_args(error),
        frames=[],
        line=None,
        out_of_memory=False,
        traceback="",
        from_check=number,
    )

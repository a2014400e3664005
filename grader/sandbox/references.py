"""The session's references: stand-ins for the student's objects, and handles to the check's own."""

import builtins
import sys
from typing import Any

from grader.sandbox import wire
from grader.sandbox.check_objects import CheckObjects
from grader.sandbox.remote import World, handle_of
from grader.sandbox.values import Decoder, Encoder, name_of_library
from grader.sandbox.wire import ProtocolViolation, Value

MAX_RAISED = 1_000


class SessionReferences:
    """What crosses by reference between the check and one worker."""

    def __init__(self, world: World | None) -> None:
        self._world = world
        self._objects = CheckObjects()
        self._raised: list[BaseException] = []

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
        decoder = Decoder(data, trusted=False, references=self)
        args = [decoder.decode(arg) for arg in call.args]
        kwargs = {name: decoder.decode(arg) for name, arg in call.kwargs.items()}
        encoder = Encoder(sharing=True, references=self)
        try:
            value = self._do(call.operation, args, kwargs)
            return wire.Resume(call.nonce, encoder.encode(value), None), encoder.buffers
        except ProtocolViolation:
            raise
        except Exception as error:  # the check's object: what it raises goes to the student's code
            number = None if call.operation == "input" else self._keep(error)
            return wire.Resume(call.nonce, None, _failure(error, number)), []

    def _do(self, operation: str, args: list[Any], kwargs: dict[str, Any]) -> object:
        if operation == "input":
            return builtins.input(*args)
        return self._objects.operate(operation, args, kwargs)

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

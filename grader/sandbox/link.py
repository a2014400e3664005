"""The session's end of a worker: start it, exchange one frame, end it; say how it was lost."""

import secrets
import select
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from grader.errors import EngineLost, InternalError, LayerLost, WorkerKilled
from grader.sandbox import endings, wire
from grader.sandbox.zygote import REQUEST, SPAWN

START_SECONDS = 60.0
# a worker that closed its channel and lives on is not waited for: it is killed, and only its status is lost
STATUS_SECONDS = 2.0


class WorkerLost(BaseException):
    """The worker took this check with it: no check may catch this as the student's exception."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WorkerTimeout(WorkerLost):
    """The call was not answered before its deadline."""


class CheckOverran(WorkerTimeout):
    """The calls of one check have had all the time that they may take together."""


class WorkerCrashed(WorkerLost):
    """The worker ended, or sent what is no answer; `status` is its exit code or minus the signal."""

    def __init__(self, reason: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.status = status


class WorkerOverran(WorkerLost):
    """The worker was ended at a limit: `reason` is "memory", "processes" or "cpu"."""


class WorkerMissing(WorkerLost):
    """No worker could be had or kept, not by the student's fault: `error` says why."""

    def __init__(self, error: InternalError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True)
class Spawner:
    """Asks the worker zygote for workers with that many MB of memory."""

    control: socket.socket
    megabytes: int

    def spawn(self) -> "WorkerLink":
        """Start a confined worker; raise LayerLost or EngineLost where that fails (our fault)."""
        ours, theirs = socket.socketpair()
        lease, their_lease = socket.socketpair()
        request = (b"%s %d" % (SPAWN, self.megabytes)).ljust(REQUEST)
        with theirs, their_lease:
            try:
                socket.send_fds(self.control, [request], [theirs.fileno(), their_lease.fileno()])
            except OSError as error:
                raise EngineLost(f"the worker zygote has gone: {error}") from error
        return WorkerLink(wire.Channel(ours), lease)


def has_gone(control: socket.socket) -> bool:
    """Return whether the zygote has ended: it never sends anything on its control socket."""
    return bool(select.select([control], [], [], 0)[0])


class WorkerLink:
    """One living worker."""

    def __init__(self, channel: wire.Channel, lease: socket.socket) -> None:
        self._channel = channel
        self._lease = lease
        self.layers = self._await_ready()

    def _await_ready(self) -> tuple[str, ...]:
        try:
            message, _ = self._channel.receive_response(time.monotonic() + START_SECONDS)
        except (wire.Closed, TimeoutError, wire.ProtocolViolation) as error:
            self.close()
            raise EngineLost(f"a worker did not start: {type(error).__name__}") from error
        if isinstance(message, wire.LayerDown):
            self.close()
            raise LayerLost(message.layer, message.reason)
        if not isinstance(message, wire.Ready):
            self.close()
            raise EngineLost("a worker did not start as it should")
        return tuple(message.layers)

    def exchange(
        self,
        make: Callable[[int], wire.Request],
        buffers: list[bytes],
        seconds: float,
        called_back: Callable[[wire.CallBack, bytes], tuple[wire.Resume, list[bytes]]],
    ) -> tuple[wire.Loaded | wire.Answer, bytes]:
        """Send the request that `make` builds of a fresh nonce and return its answer.

        `called_back` answers what the student's code asks of the check's objects meanwhile; it may itself
        exchange frames with the worker. Raises WorkerTimeout or WorkerCrashed; the worker has then ended.
        """
        nonce = secrets.randbits(62)
        deadline = time.monotonic() + seconds
        try:
            self._channel.send(make(nonce), buffers, deadline)
            message, data = self._channel.receive_response(deadline)
            while isinstance(message, wire.CallBack):
                self._resume(*called_back(message, data), deadline)
                message, data = self._channel.receive_response(deadline)
        except TimeoutError:
            self.close()
            raise WorkerTimeout(f"no answer within {seconds:g} s") from None
        except (wire.Closed, OSError):
            raise self._crashed() from None
        except wire.ProtocolViolation as violation:
            self.close()
            raise WorkerCrashed(str(violation)) from None
        if isinstance(message, wire.Ready | wire.LayerDown) or message.nonce != nonce:
            self.close()
            raise WorkerCrashed("an answer to another question")
        return message, data

    def _resume(self, answer: wire.Resume, buffers: list[bytes], deadline: float) -> None:
        """Send the answer to a callback; what the student's code asked for may be over the cap."""
        try:
            self._channel.send(answer, buffers, deadline)
        except ValueError as error:
            raise wire.ProtocolViolation("a callback whose answer is over the cap") from error

    def _crashed(self) -> WorkerLost:
        """Learn from the lease how the worker ended.

        Raise EngineLost where its zygote has gone as well, WorkerKilled where somebody else has ended it.
        """
        told = b""
        try:
            self._lease.settimeout(STATUS_SECONDS)
            told = self._lease.recv(64)
        except TimeoutError:  # it closed the channel and lives on
            return WorkerCrashed("the channel was closed")
        except OSError:
            pass
        finally:
            self.close()
        if not told:
            raise EngineLost("the worker zygote has gone")
        status, cause = endings.decode(told)
        if cause in ("machine", "outside"):
            raise WorkerKilled(out_of_memory=cause == "machine")
        return WorkerCrashed("the process ended", status) if cause == "own" else WorkerOverran(cause)

    def close(self) -> None:
        """End the worker and whatever it started."""
        self._channel.close()
        self._lease.close()

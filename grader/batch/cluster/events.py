"""The tasks that a run gives to dask, and one queue for everything that happens to them and to the nodes."""

import hashlib
import queue
import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import msgspec

from grader.batch.cluster import node as on_node
from grader.batch.cluster.bundle import Bundle
from grader.batch.cluster.node import NodeHost
from grader.batch.cluster.nodes import Node
from grader.batch.cluster.terms import Terms
from grader.session.messages import Job

if TYPE_CHECKING:
    from distributed import Client, Future

LOOK_SECONDS = 1.0
RESULT_SECONDS = 60.0
END_SECONDS = 5.0
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Came:
    """A dask worker has joined the scheduler."""

    address: str


@dataclass(frozen=True)
class Went:
    """A dask worker has left it, or was given up by it."""

    address: str


@dataclass(frozen=True)
class Said:
    """A task came back: the answer of a node where `key` is None, else what came of a job.

    `problem` is the one line of the error that there was instead; `cancelled` tasks were forgotten by dask.
    """

    address: str
    key: str | None
    data: bytes = b""
    problem: str = ""
    cancelled: bool = False


@dataclass(frozen=True)
class Gone:
    """The scheduler has gone, and all tasks with it."""


Event = Came | Went | Said | Gone


class Tasks:
    """What one run has dask do: every task is bound to one node, and nothing is tried twice by dask."""

    def __init__(self, client: "Client") -> None:
        self._client = client
        self._run = secrets.token_hex(4)
        self._count = 0
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        client.subscribe_topic("all", self._note)

    def addresses(self) -> list[str]:
        """Return the nodes that are there now; of all others, an event tells."""
        return list(self._client.scheduler_info()["workers"])

    def next_event(self) -> Event | None:
        """Wait a moment for the next event; None where there was none."""
        try:
            return self._events.get(timeout=LOOK_SECONDS)
        except queue.Empty:
            return None if self._client.status == "running" else Gone()

    def ask(self, address: str, terms: Terms) -> "tuple[Future[NodeHost], Future[bytes]]":
        """Have the node open a host for the run; return what stands for the host, and for its answer."""
        host = self._submit("open", address, on_node.open_node, msgspec.msgpack.encode(terms))
        return host, self._watched(self._submit("ask", address, on_node.answer_of, host), address)

    def give_course(self, address: str, course: Bundle) -> "Future[bytes]":
        """Have the node unpack the course; what stands for its answer holds the bytes until it is let go."""
        return self._watched(
            self._submit("course", address, on_node.keep_course, course.digest, course.data), address
        )

    def grade(self, node: Node, job: Job) -> "tuple[str, Future[bytes]]":
        """Have the node grade the job; return the key of the task, and what stands for its result."""
        data = msgspec.msgpack.encode(job)
        digest = hashlib.sha256(data).hexdigest()
        future = self._submit("grade", node.address, on_node.grade_on, node.host, digest, data)
        key = str(future.key)
        return key, self._watched(future, node.address, key)

    def end_hosts(self, keys: Sequence[str], addresses: Sequence[str]) -> None:
        """Have the nodes end their hosts at once, whatever these are doing; wait for it within bounds."""
        asking = threading.Thread(
            target=self._client.run,
            args=(on_node.end_hosts, frozenset(keys)),
            kwargs={"workers": list(addresses), "on_error": "ignore"},
            daemon=True,  # a node that does not answer must not keep the command line from ending
        )
        asking.start()
        asking.join(END_SECONDS)

    def _submit(
        self, kind: str, address: str, function: Callable[..., _Value], *arguments: object
    ) -> "Future[_Value]":
        self._count += 1
        return self._client.submit(
            function, *arguments, key=f"{kind}-{self._run}-{self._count}", workers=[address], pure=False
        )

    def _watched(self, future: "Future[bytes]", address: str, key: str | None = None) -> "Future[bytes]":
        from distributed import KilledWorker

        def done(future: "Future[bytes]") -> None:
            try:
                self._events.put(Said(address, key, future.result(timeout=RESULT_SECONDS)))
            except CancelledError:
                self._events.put(Said(address, key, problem="it was cancelled", cancelled=True))
            except KilledWorker:
                pass  # that its node went is told anyway, with all that it had
            except Exception as error:  # whatever the node raised
                self._events.put(Said(address, key, problem=_one_line(error)))

        future.add_done_callback(done)
        return future

    def _note(self, event: tuple[float, object]) -> None:
        """Pass on what the scheduler tells of its workers."""
        message = event[1]
        if not isinstance(message, dict):
            return
        address = str(message.get("worker", ""))
        if message.get("action") == "add-worker":
            self._events.put(Came(address))
        elif message.get("action") == "remove-worker":
            self._events.put(Went(address))


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}"[:300] if text else type(error).__name__

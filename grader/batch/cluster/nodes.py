"""The nodes of a run as the command line sees them: who may have work, and who has which."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.batch.cluster.terms import Ready
from grader.session.messages import Job

if TYPE_CHECKING:
    from distributed import Future

    from grader.batch.cluster.node import NodeHost

# The last try of a submission that was on a node which died has a node to itself: if that one dies as well,
# it is known whose doing it was, and no other submission is charged with it.
MAX_TRIES = 3


@dataclass
class Attempt:
    """A submission on its way: how often it was given out, and the nodes that went while they had it."""

    job: Job
    tries: int = 0
    died_on: set[str] = field(default_factory=set)

    @property
    def alone(self) -> bool:
        """Return whether the next try needs a node to itself."""
        return bool(self.died_on) and self.tries >= MAX_TRIES - 1


@dataclass
class Node:
    """One dask worker: `ready` is its answer, None while it is being asked; `running` is by key.

    `host` stands for the host that it holds for this run, `asking` for the question that is on its way.
    """

    address: str
    host: "Future[NodeHost] | None" = None
    asking: "Future[bytes] | None" = None
    given_course: bool = False
    ready: Ready | None = None
    running: dict[str, tuple[Attempt, "Future[bytes]"]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return what a person knows the node by."""
        return f"{self.ready.machine} ({self.address})" if self.ready is not None else self.address

    @property
    def room(self) -> int:
        """Return how many more jobs it takes: a few wait there, so that no seat waits for the network."""
        if self.ready is None or any(attempt.alone for attempt, _ in self.running.values()):
            return 0
        seats = self.ready.seats
        return seats + max(1, seats // 4) - len(self.running)

    def release_jobs(self) -> list[Attempt]:
        """Let go of the jobs and of results that are on their way, or will never come; return the jobs."""
        attempts = [attempt for attempt, _ in self.running.values()]
        for _, future in self.running.values():
            _release(future)
        self.running.clear()
        return attempts

    def release(self) -> list[Attempt]:
        """Let go of all that dask does there for the run; return the jobs."""
        for future in (self.host, self.asking):
            if future is not None:
                _release(future)
        return self.release_jobs()


def _release(future: "Future[Any]") -> None:
    future.release()


class Nodes:
    """All nodes that have not been refused."""

    def __init__(self) -> None:
        self.by_address: dict[str, Node] = {}

    def ready(self) -> list[Node]:
        """Return those that may have work."""
        return [node for node in self.by_address.values() if node.ready is not None]

    def asked(self) -> list[Node]:
        """Return those whose answer is awaited."""
        return [node for node in self.by_address.values() if node.ready is None]

    def running(self) -> Iterator[str]:
        """Yield the keys of all jobs that were given out."""
        for node in self.by_address.values():
            yield from node.running

    def room_for(self, attempt: Attempt | None) -> Node | None:
        """Return the node with most room for the attempt (None: any job), rather none that it died on."""
        died_on = attempt.died_on if attempt is not None else ()
        alone = attempt is not None and attempt.alone
        free = [node for node in self.ready() if (not node.running if alone else node.room > 0)]
        return max(free, key=lambda node: (node.address not in died_on, node.room), default=None)

"""The cluster's engine: it places each job on a node, and again elsewhere where that node goes."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from grader.batch.cluster.bundle import pack
from grader.batch.cluster.connect import NODE_SECONDS, Connection
from grader.batch.cluster.events import Came, Event, Gone, Said, Tasks, Went
from grader.batch.cluster.nodes import MAX_TRIES, Attempt, Node, Nodes
from grader.batch.cluster.terms import (
    Answer,
    HasCourse,
    LacksCourse,
    Ready,
    Refused,
    Terms,
    own_versions,
)
from grader.batch.engine import Finished
from grader.errors import EngineLost
from grader.results import TIERS, Text, Tier
from grader.session.messages import Collected, Graded, Job, Setup, Started

_answers: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)
_results = msgspec.msgpack.Decoder(Graded)
_NO_RESULT = "its session ended without a result"


class ClusterEngine:
    """Grades on the workers of a dask cluster; a node that dies costs no submission.

    `connect` is called at the start; nodes below the tier `lowest` get no work; `jobs` are the submissions
    at a time on all nodes together, None for as many as they take; `tell` gets one line for each thing that
    whoever waits should know.
    """

    def __init__(
        self,
        setup: Setup,
        connect: Callable[[], Connection],
        lowest: Tier,
        jobs: int | None,
        tell: Callable[[Text], None],
    ) -> None:
        self._setup = setup
        self._connect = connect
        self._lowest: Tier = lowest
        self._jobs = jobs
        self._tell = tell
        self._nodes = Nodes()
        self._again: deque[Attempt] = deque()
        self._alone: deque[Attempt] = deque()
        self._more = True
        self._refusals: list[str] = []
        self._lost = ""

    @property
    def nodes(self) -> int:
        """Return how many nodes may have work at the moment."""
        return len(self._nodes.ready())

    def start(self) -> tuple[Started, Collected]:
        """Ask the nodes that are there; return the isolation of the weakest that may have work, and the plan.

        Raise InputError where no scheduler answers, EngineLost where no node may have work.
        """
        self._course = pack(Path(self._setup.root))
        self._terms = Terms(
            versions=own_versions(), lowest=self._lowest, course=self._course.digest, setup=self._setup
        )
        self._connection = self._connect()
        self._tasks = Tasks(self._connection.client)
        try:
            self._await_nodes()
        except BaseException:  # an interruption too: nothing may stay behind on the nodes
            self.close()
            raise
        answers = [node.ready for node in self._nodes.ready() if node.ready is not None]
        weakest = max(answers, key=lambda one: TIERS.index(one.started.tier))
        return weakest.started, weakest.plan

    def grade(self, jobs: Iterable[Job]) -> Iterator[Finished]:
        """Grade the jobs on all nodes; yield each once."""
        source = iter(jobs)
        self._more = True
        while not self._lost:
            self._hand_out(source)
            if not (self._more or self._again or self._alone or any(self._nodes.running())):
                return
            yield from self._take(self._tasks.next_event())
            self._look()
        yield from self._give_up(source)

    def close(self) -> None:
        """End the hosts on all nodes, and leave the scheduler."""
        nodes = list(self._nodes.by_address.values())
        left = [attempt for node in nodes for attempt in node.release_jobs()]
        if left:  # their sessions would go on
            self._tasks.end_hosts(
                [str(node.host.key) for node in nodes if node.host is not None],
                [node.address for node in nodes],
            )
        for node in nodes:
            node.release()
        self._nodes.by_address.clear()
        self._connection.close()

    def _await_nodes(self) -> None:
        """Ask the nodes that are there, and wait for their answers; raise EngineLost without a node."""
        self._since = time.monotonic()
        patience = self._since + min(self._connection.wait, NODE_SECONDS)
        for address in self._tasks.addresses():
            self._ask(Node(address))
        if not self._nodes.by_address:
            self._tell(_waiting(self._connection))
        while not (self._lost or self._hopeless()):
            if self._nodes.ready() and (not self._nodes.asked() or time.monotonic() > patience):
                return
            deque(self._take(self._tasks.next_event()), maxlen=0)  # there are no jobs yet
            self._look()
        raise EngineLost("; ".join([self._lost or self._no_node(), *self._refusals]))

    def _hand_out(self, source: Iterator[Job]) -> None:
        """Give work to every node that has room; jobs that may have ended a node come last, one a node."""
        while (node := self._room(None)) is not None:
            attempt = self._again.popleft() if self._again else self._first(source)
            if attempt is None:
                break
            self._place(attempt, self._nodes.room_for(attempt) or node)
        if self._more or self._again:
            return
        while self._alone and (node := self._room(self._alone[0])) is not None:
            self._place(self._alone.popleft(), node)

    def _room(self, attempt: Attempt | None) -> Node | None:
        if self._jobs is not None and sum(1 for _ in self._nodes.running()) >= self._jobs:
            return None
        return self._nodes.room_for(attempt)

    def _first(self, source: Iterator[Job]) -> Attempt | None:
        job = next(source, None) if self._more else None
        self._more = job is not None
        return Attempt(job) if job is not None else None

    def _place(self, attempt: Attempt, node: Node) -> None:
        assert node.host is not None
        attempt.tries += 1
        key, future = self._tasks.grade(node, attempt.job)
        node.running[key] = (attempt, future)

    def _take(self, event: Event | None) -> Iterator[Finished]:
        """Take note of what has happened; yield the jobs that it brought to an end."""
        match event:
            case Came(address=address) if address not in self._nodes.by_address:
                self._ask(Node(address))
            case Went(address=address):
                yield from self._went(address)
            case Said(cancelled=True) if self._awaits(event):
                self._lost = self._gone()
            case Said(key=None):
                self._answered(event)
            case Said():
                yield from self._came_back(event)
            case Gone():
                self._lost = self._gone()

    def _awaits(self, said: Said) -> bool:
        node = self._nodes.by_address.get(said.address)
        return node is not None and (said.key in node.running if said.key else node.ready is None)

    def _gone(self) -> str:
        return f"the scheduler at {self._connection.address} has gone"

    def _ask(self, node: Node) -> None:
        self._nodes.by_address[node.address] = node
        node.host, node.asking = self._tasks.ask(node.address, self._terms)

    def _answered(self, said: Said) -> None:
        node = self._nodes.by_address.get(said.address)
        if node is None or node.ready is not None:
            return
        match Refused(machine="", reason=said.problem) if said.problem else _answers.decode(said.data):
            case Ready() as ready:
                node.ready, node.asking = ready, None
            case LacksCourse() if not node.given_course:
                node.given_course = True
                node.host, node.asking = None, self._tasks.give_course(node.address, self._course)
            case LacksCourse():
                self._refuse(node, "the course that it was given is not there")
            case HasCourse():
                self._ask(node)
            case Refused(machine=machine, reason=reason):
                self._refuse(node, reason, machine)

    def _refuse(self, node: Node, reason: str, machine: str = "") -> list[Attempt]:
        """Give the node no more work, and say why; return the jobs that it had."""
        name = f"{machine} ({node.address})" if machine else node.name
        self._nodes.by_address.pop(node.address, None)
        self._refusals.append(f"node {name}: {reason}")
        self._tell(Text(zh=f"节点 {name} 不分配任务：{reason}", en=f"node {name} gets no work: {reason}"))
        return node.release()

    def _came_back(self, said: Said) -> Iterator[Finished]:
        """Take what came of one job; what came too late, after its node had gone, has no place any more."""
        node = self._nodes.by_address.get(said.address)
        if node is None or said.key not in node.running:
            return
        attempt, _ = node.running.pop(said.key)
        if said.data:
            yield Finished(attempt.job, _results.decode(said.data))
            return
        yield from self._try_again(attempt, said.problem or _NO_RESULT)
        if said.problem:
            for other in self._refuse(node, said.problem):
                yield from self._try_again(other, said.problem)

    def _went(self, address: str) -> Iterator[Finished]:
        """Give what the node had to others."""
        node = self._nodes.by_address.pop(address, None)
        if node is None:
            return
        if node.ready is not None:
            self._tell(
                Text(
                    zh=f"节点 {node.name} 没有了；它的 {len(node.running)} 份提交改由别的节点评分",
                    en=f"node {node.name} has gone; others grade its {len(node.running)} submissions",
                )
            )
        for attempt in node.release():
            attempt.died_on.add(address)
            yield from self._try_again(attempt, f"the node that graded it ended, {attempt.tries} times")

    def _try_again(self, attempt: Attempt, reason: str) -> Iterator[Finished]:
        if attempt.tries >= MAX_TRIES:
            yield Finished(attempt.job, None, reason)
        elif attempt.alone:
            self._alone.append(attempt)
        else:
            self._again.append(attempt)

    def _look(self) -> None:
        """Give up where there has been no node for too long."""
        if self._nodes.ready():
            self._since = time.monotonic()
        elif time.monotonic() - self._since > self._connection.wait:
            self._lost = self._no_node()

    def _no_node(self) -> str:
        return f"{self._connection.address}: wanted a node for the work, found none"

    def _hopeless(self) -> bool:
        """Return whether every node that is there was refused; of a cluster of ours, more may come."""
        return bool(self._refusals) and not self._nodes.by_address and self._connection.cluster is None

    def _give_up(self, source: Iterator[Job]) -> Iterator[Finished]:
        """Yield everything that is left as not graded: a later run grades it."""
        left = [
            attempt.job for node in self._nodes.by_address.values() for attempt, _ in node.running.values()
        ]
        self._nodes.by_address.clear()
        for job in [*left, *(attempt.job for attempt in (*self._again, *self._alone))]:
            yield Finished(job, None, self._lost)
        for job in source if self._more else ():
            yield Finished(job, None, self._lost)


def _waiting(connection: Connection) -> Text:
    return Text(
        zh=f"{connection.address} 还没有节点，最多等待 {connection.wait:.0f} 秒",
        en=f"{connection.address} has no node yet; waiting for one for at most {connection.wait:.0f} s",
    )

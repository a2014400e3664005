"""The local engine: one host process on this machine, several sessions at a time."""

import contextlib
import os
import selectors
import signal
import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from grader.batch.engine import Finished
from grader.batch.host_process import HostProcess
from grader.errors import EngineLost
from grader.sandbox.budget import check_seconds
from grader.session.messages import Began, Collected, Graded, Job, Setup, Started, take

# the second may be handed to a host that is just going
MAX_TRIES = 3
MAX_RESTARTS = 3
_answers: msgspec.msgpack.Decoder[Began | Graded] = msgspec.msgpack.Decoder(Began | Graded)


@dataclass
class _Running:
    """A job in a session: what has arrived of its answer, and when the session has had its time."""

    job: Job
    stream: socket.socket
    deadline: float
    pid: int | None = None
    arrived: bytearray = field(default_factory=bytearray)
    is_late: bool = False


class LocalEngine:
    """Grades on this machine; a session or host that dies costs no submission."""

    def __init__(self, setup: Setup, jobs: int) -> None:
        self._setup = setup
        self._jobs = jobs
        self._host: HostProcess | None = None
        self._plan = Collected(topics={})
        self._selector = selectors.DefaultSelector()
        self._running: list[_Running] = []
        self._tries: dict[str, int] = {}
        self._restarts = 0

    def start(self) -> tuple[Started, Collected]:
        """Start the host and return the isolation and the plan."""
        self._host = HostProcess(self._setup)
        started, self._plan = self._host.await_start()
        return started, self._plan

    def grade(self, jobs: Iterable[Job]) -> Iterator[Finished]:
        """Grade the jobs, as many at a time as asked for; yield each once."""
        source = iter(jobs)
        again: deque[Job] = deque()
        done: list[Finished] = []
        while True:
            while len(self._running) < self._jobs:
                job = again.popleft() if again else next(source, None)
                if job is None:
                    break
                try:
                    self._submit(job, again)
                except EngineLost as lost:
                    done.append(Finished(job, None, str(lost)))
            yield from done  # only now, as whoever takes them may take their time: no core waits for it
            if not self._running:
                return
            done = [finished for one, graded in self._wait() for finished in self._judge(one, graded, again)]

    def _judge(self, one: _Running, graded: Graded | None, again: "deque[Job]") -> Iterator[Finished]:
        """Yield the job where it is done with; put it aside where it is to be tried again."""
        if graded is not None:
            self._tries.pop(one.job.student, None)
            yield Finished(one.job, graded)
        elif one.is_late:
            # it would take as long again: whatever holds it up comes with the submission
            yield Finished(one.job, None, "its session did not end in time")
        elif self._tries[one.job.student] < MAX_TRIES:
            again.append(one.job)
        else:
            yield Finished(one.job, None, "its session ended without a result")

    def close(self) -> None:
        """End the host with all its sessions and workers."""
        for one in list(self._running):
            self._forget(one)
        if self._host is not None:
            self._host.close()
            self._host = None

    def _submit(self, job: Job, again: "deque[Job]") -> None:
        """Hand out a job; where the host has gone, start another and take the job up again.

        Raise EngineLost where hosts keep going.
        """
        host = self._host
        if host is None:
            raise EngineLost("the engine was not started")
        try:
            stream = host.submit(job)
        except EngineLost as lost:
            self._restart(lost)
            again.appendleft(job)
            return
        self._tries[job.student] = self._tries.get(job.student, 0) + 1
        one = _Running(job, stream, time.monotonic() + self._session_seconds(job))
        self._running.append(one)
        self._selector.register(stream, selectors.EVENT_READ, one)

    def _restart(self, lost: EngineLost) -> None:
        self._restarts += 1
        if self._restarts > MAX_RESTARTS:
            raise lost
        self.start()

    def _session_seconds(self, job: Job) -> float:
        """Return how long a session may take at most: every check may use up its budget."""
        seconds = 120.0
        for topic, limits in self._setup.limits.items():
            if topic in job.topics:
                checks = len(self._plan.topics[topic].checks)
                seconds += check_seconds(limits.timeout) * max(1, checks)
        return seconds

    def _wait(self) -> Iterator[tuple[_Running, Graded | None]]:
        """Wait for something to happen; yield the jobs that ended, with what came of them."""
        soonest = min(one.deadline for one in self._running)
        for key, _ in self._selector.select(max(0.0, soonest - time.monotonic())):
            one: _Running = key.data
            graded, ended = self._read(one)
            if graded is not None or ended:
                self._forget(one)
                yield one, graded
        now = time.monotonic()
        for one in [late for late in self._running if late.deadline <= now]:
            if one.pid is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(one.pid, signal.SIGKILL)
            self._forget(one)
            one.is_late = True
            yield one, None

    def _read(self, one: _Running) -> tuple[Graded | None, bool]:
        """Read what has arrived; return the answer if it is whole, and whether the session has ended."""
        try:
            data = one.stream.recv(1 << 20)
        except ConnectionResetError:
            data = b""
        one.arrived += data
        while (frame := take(one.arrived)) is not None:
            answer = _answers.decode(frame)
            if isinstance(answer, Graded):
                return answer, False
            one.pid = answer.pid
        return None, not data

    def _forget(self, one: _Running) -> None:
        self._selector.unregister(one.stream)
        one.stream.close()
        self._running.remove(one)

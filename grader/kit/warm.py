"""An engine that stays warm: one host process, and a session forked from it whenever a job comes.

Unlike an engine for a class, it lets who waits for a job do something else meanwhile, and lets a job be
given up: its session is killed, and the session's worker ends with it.
"""

import contextlib
import os
import select
import signal
import socket
from collections.abc import Iterable, Iterator

import msgspec

from grader.batch.engine import Finished
from grader.batch.host_process import HostProcess
from grader.errors import EngineLost
from grader.session.messages import Began, Collected, Graded, Job, Setup, Started, take

ENDED = "its session ended without a result"
_answers: msgspec.msgpack.Decoder[Began | Graded] = msgspec.msgpack.Decoder(Began | Graded)


class Run:
    """A job in its session; `finished` is None until the session has answered or ended."""

    def __init__(self, job: Job, stream: socket.socket) -> None:
        self.job = job
        self.finished: Finished | None = None
        self._stream = stream
        self._arrived = bytearray()
        self._pid: int | None = None

    def fileno(self) -> int:
        """Return the descriptor that can be read when there is something for `advance`."""
        return self._stream.fileno()

    def advance(self) -> None:
        """Take what the session has sent; waits where nothing has come yet."""
        try:
            data = self._stream.recv(1 << 20)
        except ConnectionResetError:
            data = b""
        self._arrived += data
        while self.finished is None and (frame := take(self._arrived)) is not None:
            answer = _answers.decode(frame)
            if isinstance(answer, Graded):
                self._end(Finished(self.job, answer))
            else:
                self._pid = answer.pid
        if not data and self.finished is None:
            self._end(Finished(self.job, None, ENDED))

    def cancel(self) -> None:
        """Give the job up: kill its session, and with it the student's code."""
        while self.finished is None and self._pid is None:
            self.advance()  # the first thing that a session says is its number
        if self.finished is None and self._pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            self._end(Finished(self.job, None, "given up"))

    def _end(self, finished: Finished) -> None:
        self.finished = finished
        self._stream.close()


class WarmEngine:
    """Keeps one host; `begin` hands a job out at once."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._host: HostProcess | None = None

    @property
    def nodes(self) -> None:
        """Return None: it is this machine alone."""
        return None

    def start(self) -> tuple[Started, Collected]:
        """Start the host and return the isolation and the plan; raise EngineLost."""
        self._host = HostProcess(self._setup)
        return self._host.await_start()

    def begin(self, job: Job) -> Run:
        """Hand the job out and return its run; raise EngineLost where the host has gone."""
        if self._host is None:
            raise EngineLost("the engine was not started")
        return Run(job, self._host.submit(job))

    def grade(self, jobs: Iterable[Job]) -> Iterator[Finished]:
        """Grade the jobs one after the other."""
        for job in jobs:
            run = self.begin(job)
            while run.finished is None:
                select.select([run], [], [])
                run.advance()
            yield run.finished

    def close(self) -> None:
        """End the host with all its sessions and workers."""
        if self._host is not None:
            self._host.close()
            self._host = None

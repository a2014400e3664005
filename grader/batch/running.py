"""A job in a session: its stream, what has arrived on it, and when its time is over."""

import contextlib
import os
import signal
import socket
import time
from dataclasses import dataclass, field

import msgspec

from grader.sandbox.budget import check_seconds
from grader.session.messages import Began, Collected, Graded, Job, Setup, take

_answers: msgspec.msgpack.Decoder[Began | Graded] = msgspec.msgpack.Decoder(Began | Graded)


@dataclass
class Running:
    """A job in a session: what has arrived of its answer, and when the session has had its time."""

    job: Job
    stream: socket.socket
    deadline: float
    pid: int | None = None
    arrived: bytearray = field(default_factory=bytearray)
    is_late: bool = False

    def read(self) -> tuple[Graded | None, bool]:
        """Read what has arrived; return the answer if it is whole, and whether the session has ended."""
        try:
            data = self.stream.recv(1 << 20)
        except ConnectionResetError:
            data = b""
        self.arrived += data
        while (frame := take(self.arrived)) is not None:
            answer = _answers.decode(frame)
            if isinstance(answer, Graded):
                return answer, False
            self.pid = answer.pid
        return None, not data

    def seconds_left(self) -> float:
        """Return how long the session may still take, in seconds."""
        return self.deadline - time.monotonic()

    def kill(self) -> None:
        """End the session's process, if it has told which it is."""
        if self.pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


def session_seconds(setup: Setup, plan: Collected, job: Job) -> float:
    """Return how long a session may take at most: every check may use up its budget."""
    seconds = 120.0
    for topic, limits in setup.limits.items():
        if topic in job.topics:
            checks = len(plan.topics[topic].checks)
            seconds += check_seconds(limits.timeout) * max(1, checks)
    return seconds

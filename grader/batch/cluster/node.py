"""What runs on a node, inside a dask worker: one warm host for a run, and a thread of dask's for each job.

A `NodeHost` is the result of a task that stays where it was made: dask drops it when the run, or the command
line behind it, has gone, and the host ends with it. The host is exec'd by `subprocess`, never forked, as a
dask worker has many threads; a dask nanny's children may start processes in this way.
"""

import contextlib
import hashlib
import socket
import threading
import time
from pathlib import Path

import msgspec
from msgspec.structs import replace

from grader.batch.cluster.bundle import Bundle, cache_folder, find, unpack
from grader.batch.cluster.terms import (
    Answer,
    HasCourse,
    LacksCourse,
    Ready,
    Refused,
    Terms,
    difference,
    isolation_lack,
    own_versions,
)
from grader.batch.host_process import HostProcess
from grader.batch.running import Running, session_seconds
from grader.errors import EngineLost, GraderError
from grader.session.messages import Collected, Graded, Job, Setup, Started

MAX_RESTARTS = 3


class NodeHost:
    """A host for one run on this node, started again where it goes; without one, `answer` says why."""

    def __init__(self, terms: Terms, seats: int) -> None:
        self._terms = terms
        self._lock = threading.Lock()
        self._process: HostProcess | None = None
        self._plan = Collected(topics={})
        self._restarts = 0
        self._ended = False
        self.answer = self._open(seats)

    def __reduce__(self) -> str:
        raise TypeError("a host stays on its node")

    def __del__(self) -> None:
        # the last reference may be dropped by dask's event loop, which must not wait for a process to end
        with contextlib.suppress(RuntimeError):  # the interpreter is ending, and the host sees it
            threading.Thread(target=self.end).start()

    def grade(self, job: Job) -> Graded | None:
        """Grade one job, beside others; None where its session ended without a result.

        Raise EngineLost where the host keeps going.
        """
        stream = self._submit(job)
        one = Running(job, stream, time.monotonic() + session_seconds(self._setup, self._plan, job))
        with stream:
            while (left := one.seconds_left()) > 0:
                stream.settimeout(left)
                try:
                    graded, ended = one.read()
                except TimeoutError:
                    break
                if graded is not None:
                    self._restarts = 0
                if graded is not None or ended:
                    return graded
            one.kill()
        return None

    def end(self) -> None:
        """End the host with all its sessions; jobs that are in one have no result."""
        with self._lock:
            self._ended = True
            if self._process is not None:
                self._process.close()
                self._process = None

    def _open(self, seats: int) -> Answer:
        machine = socket.gethostname()
        try:
            if (other := difference(self._terms.versions, own_versions())) is not None:
                return Refused(machine=machine, reason=other)
            folder = find(self._terms.course, cache_folder())
            if folder is None:
                return LacksCourse()
            self._setup = self._local(folder)
            started = self._start()
        except (GraderError, OSError) as error:
            return Refused(machine=machine, reason=str(error))
        return Ready(machine=machine, seats=seats, started=started, plan=self._plan)

    def _local(self, folder: Path) -> Setup:
        """Return the run's setup for this node. What is hidden there may lie on a shared disk here."""
        setup = self._terms.setup
        hidden = [path for path in setup.masked if Path(path).exists()]
        return replace(setup, root=str(folder), masked=[str(folder.parent), *hidden])

    def _start(self) -> Started:
        process = HostProcess(self._setup)
        try:
            started, self._plan = process.await_start()
            if (lack := isolation_lack(self._terms.lowest, started.tier)) is not None:
                raise EngineLost(lack)
        except EngineLost:
            process.close()
            raise
        self._process = process
        return started

    def _submit(self, job: Job) -> socket.socket:
        with self._lock:
            while True:
                if self._ended or self._process is None:
                    raise EngineLost("the run has ended")
                try:
                    return self._process.submit(job)
                except EngineLost:
                    self._process = None
                    self._restarts += 1
                    if self._restarts > MAX_RESTARTS:
                        raise
                    self._start()


def keep_course(digest: str, data: bytes) -> bytes:
    """Unpack the course on the node that this task runs on; return the answer."""
    try:
        unpack(Bundle(digest, data), cache_folder())
    except (GraderError, OSError) as error:
        return msgspec.msgpack.encode(Refused(machine=socket.gethostname(), reason=str(error)))
    return msgspec.msgpack.encode(HasCourse())


def open_node(terms: bytes) -> NodeHost:
    """Start a host for the run on the node that this task runs on."""
    from distributed import get_worker

    return NodeHost(msgspec.msgpack.decode(terms, type=Terms), seats=get_worker().state.nthreads)


def answer_of(host: NodeHost) -> bytes:
    """Return what the node answered to the terms."""
    return msgspec.msgpack.encode(host.answer)


def grade_on(host: NodeHost, digest: str, job: bytes) -> bytes:
    """Grade the job, whose bytes have that SHA-256; return `Graded`, or b"" where there is no result."""
    if hashlib.sha256(job).hexdigest() != digest:
        raise EngineLost("a submission arrived changed: its content has another hash")
    graded = host.grade(msgspec.msgpack.decode(job, type=Job))
    return b"" if graded is None else msgspec.msgpack.encode(graded)


def end_hosts(keys: frozenset[str], dask_worker: object = None) -> None:
    """End the hosts on this node that the tasks of those keys made, without waiting for it."""
    data = getattr(dask_worker, "data", {})
    for key in keys & set(data):
        host = data[key]
        if isinstance(host, NodeHost):
            threading.Thread(target=host.end).start()

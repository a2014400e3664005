"""The worker zygote: forks a worker for whoever holds the control socket, kills and reaps it.

A request is one datagram, "spawn" and the MB of memory, with two descriptors: the worker's channel and its
lease. The zygote never reads
from a channel: no submission ever enters the memory that the next worker is forked from.
"""

import contextlib
import gc
import os
import selectors
import signal
import socket
from dataclasses import dataclass, replace

from grader.sandbox import confine
from grader.sandbox.limits import MIB
from grader.sandbox.wire import Channel
from grader.sandbox.worker import main as worker

SPAWN = b"spawn"


@dataclass(frozen=True)
class _Worker:
    pid: int
    lease: socket.socket


class Zygote:
    """The loop that starts workers on request and ends them with their leases."""

    def __init__(self, control: socket.socket, plan: confine.Plan) -> None:
        self._control = control
        self._plan = plan
        self._workers: dict[int, _Worker] = {}
        self._homes: dict[int, str] = {}
        self._selector = selectors.DefaultSelector()
        self._wakeup, self._wakeup_writer = socket.socketpair()
        self._wakeup.setblocking(False)
        self._wakeup_writer.setblocking(False)

    def run(self) -> None:
        """Serve until the other end of the control socket is closed everywhere.

        To be called after `confine.become_host`, in the process that it leaves.
        """
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wakeup_writer.fileno(), warn_on_full_buffer=False)
        self._selector.register(self._control, selectors.EVENT_READ, None)
        self._selector.register(self._wakeup, selectors.EVENT_READ, None)
        gc.collect()
        gc.freeze()
        open_for_business = True
        while open_for_business:
            for key, _ in self._selector.select():
                if key.fileobj is self._control:
                    open_for_business = self._serve()
                elif key.fileobj is self._wakeup:
                    self._reap()
                else:
                    self._end(key.data)
        for one in list(self._workers.values()):
            self._end(one)

    def _serve(self) -> bool:
        """Start one worker; return False when nobody is left to ask."""
        data, descriptors, _, _ = socket.recv_fds(self._control, 64, 2)
        plan = self._plan_of(data)
        if plan is None or len(descriptors) != 2:
            for descriptor in descriptors:
                os.close(descriptor)
            return bool(data)
        channel, lease = (socket.socket(fileno=descriptor) for descriptor in descriptors)
        home = confine.make_home(plan)
        pid = confine.fork_worker(plan)
        if pid == 0:
            self._become_worker(plan, channel, home)
        channel.close()
        self._homes[pid] = home
        self._workers[pid] = _Worker(pid, lease)
        self._selector.register(lease, selectors.EVENT_READ, self._workers[pid])
        return True

    def _plan_of(self, data: bytes) -> confine.Plan | None:
        """Return the plan of a requested worker, with the memory that was asked for; None for no request."""
        command, _, megabytes = data.partition(b" ")
        if command != SPAWN or not megabytes.isdigit():
            return None
        limits = replace(self._plan.limits, memory_bytes=int(megabytes) * MIB)
        return replace(self._plan, limits=limits)

    def _become_worker(self, plan: confine.Plan, channel: socket.socket, home: str) -> None:
        """Run the worker in the forked child; never return."""
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            worker.serve(
                Channel(channel),
                lambda: confine.confine_self(plan, [channel.fileno()], home),
                plan.limits.output_chars,
            )
            status = 0
        finally:
            os._exit(status)

    def _end(self, one: _Worker) -> None:
        """Kill the worker: its lease was closed, or it is time to go."""
        if self._workers.get(one.pid) is one:
            os.kill(one.pid, signal.SIGKILL)
            self._forget(one.pid)

    def _reap(self) -> None:
        """Collect the workers that ended, and tell over their leases how."""
        with contextlib.suppress(BlockingIOError):
            while self._wakeup.recv(4096):
                pass
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            one = self._workers.get(pid)
            if one is not None:
                with contextlib.suppress(OSError):  # the session may have gone already
                    one.lease.send(str(os.waitstatus_to_exitcode(status)).encode())
                self._forget(pid)
            home = self._homes.pop(pid, None)
            if home is not None:
                with contextlib.suppress(OSError):
                    confine.remove_home(self._plan, home)

    def _forget(self, pid: int) -> None:
        one = self._workers.pop(pid)
        self._selector.unregister(one.lease)
        one.lease.close()

"""The worker zygote: forks a worker for whoever holds the control socket, kills and reaps it.

A request is `REQUEST` bytes, "spawn" and the MB of memory, with two descriptors: the worker's channel and its
lease. Its length is fixed because macOS has no Unix sockets that keep messages apart. The zygote never reads
from a channel: no submission ever enters the memory that the next worker is forked from.
"""

import contextlib
import gc
import os
import selectors
import signal
import socket
from dataclasses import dataclass, field, replace
from typing import Final

from grader.errors import LayerLost
from grader.sandbox import confine, endings
from grader.sandbox.limits import MIB
from grader.sandbox.wire import Channel, Closed
from grader.sandbox.worker import main as worker

SPAWN, REQUEST = b"spawn", 32
LOOK_SECONDS: Final = 0.05
"""How often a tree of processes is looked at that no limit of the kernel holds as a whole."""


@dataclass
class _Worker:
    """A worker that was not reaped; `lease` is None once nobody waits for it, `excess` why it was killed."""

    pid: int
    plan: confine.Plan
    lease: socket.socket | None
    tree: confine.Tree
    home: str
    excess: endings.Cause | None = None
    kills_before: int = field(default_factory=endings.kills_for_memory)


class Zygote:
    """The loop that starts workers on request and ends them with their leases."""

    def __init__(self, control: socket.socket, plan: confine.Plan) -> None:
        self._control = control
        self._plan = plan
        self._workers: dict[int, _Worker] = {}
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
        confine.adopt_orphans()
        gc.collect()
        gc.freeze()
        open_for_business = True
        while open_for_business:
            watched = [one for one in self._workers.values() if one.tree.watched]
            for key, _ in self._selector.select(LOOK_SECONDS if watched else None):
                if key.fileobj is self._control:
                    open_for_business = self._serve()
                elif key.fileobj is self._wakeup:
                    self._reap()
                else:
                    self._end(key.data)
            if watched:
                self._look_at(watched)
        for one in self._workers.values():
            one.tree.kill()
            with contextlib.suppress(ChildProcessError):
                os.waitpid(one.pid, 0)
            _put_away(one.plan, one.tree, one.home)

    def _serve(self) -> bool:
        """Start one worker; return False when nobody is left to ask."""
        data, descriptors, _, _ = socket.recv_fds(self._control, REQUEST, 2)
        plan = self._plan_of(data)
        if plan is None or len(descriptors) != 2:
            for descriptor in descriptors:
                os.close(descriptor)
            return bool(data)
        channel, lease = (socket.socket(fileno=descriptor) for descriptor in descriptors)
        home, tree = confine.make_home(plan), confine.make_tree(plan)
        try:
            pid = confine.fork_worker(plan)
        except (LayerLost, OSError) as error:  # this worker is lost, and no other
            self._refuse(error, Channel(channel), lease)
            _put_away(plan, tree, home)
            return True
        if pid == 0:
            self._become_worker(plan, channel, home, tree)
        tree.follow(pid)
        channel.close()
        self._workers[pid] = _Worker(pid, plan, lease, tree, home)
        self._selector.register(lease, selectors.EVENT_READ, self._workers[pid])
        return True

    def _refuse(self, error: LayerLost | OSError, channel: Channel, lease: socket.socket) -> None:
        """Say why there is no worker."""
        if isinstance(error, LayerLost):
            with contextlib.suppress(OSError, Closed):  # the session may have gone already
                worker.say_lost(channel, error)
        channel.close()
        lease.close()

    def _plan_of(self, data: bytes) -> confine.Plan | None:
        """Return the plan of a requested worker, with the memory that was asked for; None for no request."""
        command, _, megabytes = data.rstrip().partition(b" ")
        if command != SPAWN or not megabytes.isdigit():
            return None
        limits = replace(self._plan.limits, memory_bytes=int(megabytes) * MIB)
        return replace(self._plan, limits=limits)

    def _become_worker(
        self, plan: confine.Plan, channel: socket.socket, home: str, tree: confine.Tree
    ) -> None:
        """Run the worker in the forked child; never return."""
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            worker.serve(
                Channel(channel),
                lambda: _confine(plan, channel, home, tree),
                plan.limits.output_chars,
            )
            status = 0
        finally:
            os._exit(status)

    def _look_at(self, watched: list[_Worker]) -> None:
        """Kill the workers whose trees are over a limit, and orphans that are in no tree."""
        for one in watched:
            if one.pid in self._workers and one.excess is None:
                one.excess = one.tree.excess()
                if one.excess is not None:
                    one.tree.kill()
        trees = [one.tree.members for one in self._workers.values()]
        known = [members for members in trees if members is not None]
        if len(known) == len(trees):
            confine.end_strays(os.getpid(), set(self._workers).union(*known))

    def _end(self, one: _Worker) -> None:
        """Kill the worker: its lease was closed, or it is time to go."""
        if one.lease is not None:
            self._forget(one)
            one.tree.kill()

    def _reap(self) -> None:
        """Collect the workers that ended, and tell over their leases how."""
        with contextlib.suppress(BlockingIOError):
            while self._wakeup.recv(4096):
                pass
        while (ended := endings.wait()) is not None:
            one = self._workers.pop(ended[0], None)
            if one is not None:
                self._tell(one, *ended[1:])
                _put_away(one.plan, one.tree, one.home)

    def _tell(self, one: _Worker, status: int, cpu_seconds: float) -> None:
        """Say over the lease how the worker ended, and why."""
        if one.lease is None:
            return
        cause = one.excess or one.tree.excess()
        if cause is None:
            cause = endings.cause_of(
                status,
                cpu_seconds,
                one.plan.limits,
                out_of_memory=endings.kills_for_memory() > one.kills_before,
                could_kill_itself="pid_ns" not in one.plan.layers,
            )
        with contextlib.suppress(OSError):  # the session may have gone already
            one.lease.send(endings.encode(status, cause))
        self._forget(one)

    def _forget(self, one: _Worker) -> None:
        if one.lease is not None:
            self._selector.unregister(one.lease)
            one.lease.close()
            one.lease = None


def _put_away(plan: confine.Plan, tree: confine.Tree, home: str) -> None:
    """Take away what was made for a worker that has ended, or that was never forked."""
    tree.close()
    with contextlib.suppress(OSError):
        confine.remove_home(plan, home)


def _confine(plan: confine.Plan, channel: socket.socket, home: str, tree: confine.Tree) -> tuple[str, ...]:
    try:
        tree.enter()
    except OSError as error:
        raise LayerLost("memory", str(error)) from error
    return confine.confine_self(plan, [channel.fileno()], home)

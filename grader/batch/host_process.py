"""The host process as seen by the command line: exec'd with a clean environment, ended with its stream."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

import grader
from grader.batch.desks import Desks
from grader.batch.platform import demand_platform
from grader.errors import EngineLost
from grader.session.messages import JOB, Collected, Job, Setup, Started, receive, send

END_SECONDS = 10.0
_Kind = TypeVar("_Kind")

# -I keeps the user's site, PYTHON* variables and the current folder out. The host is of the same package as
# the command line, wherever that lies: in a checkout, it is on no path that -I leaves.
_BOOTSTRAP = (
    "import sys; sys.path.insert(0, sys.argv[2]); from grader.session.host import main; "
    "sys.path.remove(sys.argv[2]); main(int(sys.argv[1]))"
)
_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    # A parent that has run one operation on several threads forks children that hang.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "PYTHONHASHSEED": "0",
}
KEPT_VARIABLES = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "LD_LIBRARY_PATH", "TMPDIR", "GRADER_DENY_LAYERS")


class HostProcess:
    """One host: start it, hand it jobs, end it."""

    def __init__(self, setup: Setup) -> None:
        demand_platform()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the process)
        # made and removed out here: a session may be killed
        self._desks = Desks()
        ours, theirs = socket.socketpair()
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        # importing torch's compiler makes this folder: one that there is anyway is not left behind
        kept["TORCHINDUCTOR_CACHE_DIR"] = tempfile.gettempdir()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", "-c", _BOOTSTRAP, str(theirs.fileno()), _package_root()],
                env=_ENVIRONMENT | kept,
                pass_fds=[theirs.fileno()],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                start_new_session=True,
            )
        self.control = ours
        try:
            send(ours, replace(setup, desks=str(self._desks.folder)))
        except OSError as error:
            raise self._lost() from error

    @property
    def pid(self) -> int:
        """Return the process number of the host."""
        return self._process.pid

    def await_start(self) -> tuple[Started, Collected]:
        """Wait for the isolation and the plan; raise EngineLost where the host ended instead."""
        started = receive(self.control, Started)
        collected = receive(self.control, Collected) if started else None
        if started is None or collected is None:
            raise self._lost()
        return started, collected

    def submit(self, job: Job) -> socket.socket:
        """Hand a job out and return the stream that its session answers on; raise EngineLost."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self.control, [JOB], [theirs.fileno()])
            send(ours, job)
        except OSError as error:
            ours.close()
            raise self._lost() from error
        return ours

    def close(self) -> None:
        """End the host and all that it started."""
        self.control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(END_SECONDS)
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._errors.close()
        self._desks.remove()

    def _lost(self) -> EngineLost:
        """Return the error that tells how the host ended, and end what is left of it."""
        if not self._errors.closed:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(END_SECONDS)
            self._errors.seek(0)
            lines = self._errors.read()[-4_000:].decode("utf-8", "replace").strip().splitlines()
            self._reason = lines[-1] if lines else f"exit code {self._process.poll()}"
            self.close()
        return EngineLost(f"the grading process ended: {self._reason}")


def _package_root() -> str:
    return str(Path(grader.__file__).resolve().parent.parent)

"""A real dask scheduler and its workers, in processes of their own on the loopback interface."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.builders import environment

ROOT = Path(__file__).parents[2]
WAIT_SECONDS = 60.0
LOOK_SECONDS = 0.02
END_SECONDS = 5.0
_Found = TypeVar("_Found")


@dataclass
class Cluster:
    """A scheduler that the test started, and the workers that it has started since."""

    folder: Path
    scheduler: "subprocess.Popen[bytes]"
    workers: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    @property
    def address(self) -> str:
        return str(json.loads(self._file.read_text(encoding="utf-8"))["address"])

    @property
    def _file(self) -> Path:
        return self.folder / "scheduler.json"

    def worker(self, *, threads: int = 1, nanny: bool = False, **variables: str) -> int:
        """Start a worker and return its process number; it joins when it is ready."""
        number = len(self.workers)
        temporary = self.folder / f"node{number}"
        temporary.mkdir()
        process = _start(
            self.folder / f"worker{number}.log",
            *("worker", "--scheduler-file", str(self._file), "--host", "127.0.0.1", "--no-dashboard"),
            *("--nthreads", str(threads), "--nanny" if nanny else "--no-nanny"),
            *("--local-directory", str(temporary)),
            **{"TMPDIR": str(temporary), "PYTHONPATH": str(ROOT), **variables},
        )
        self.workers.append(process)
        return process.pid

    def joined(self, count: int) -> None:
        """Wait until so many workers have joined."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=WAIT_SECONDS)

    def end(self) -> None:
        """End the processes that were started here, and no others."""
        for processes in (self.workers, [self.scheduler]):
            for process in processes:
                process.terminate()
            for process in processes:
                try:
                    process.wait(END_SECONDS)
                except subprocess.TimeoutExpired:  # a worker without its scheduler does not care
                    process.kill()
                    process.wait()


@contextmanager
def running_cluster(folder: Path) -> Iterator[Cluster]:
    """Start a scheduler on a free port, and end it with all its workers."""
    folder.mkdir(parents=True, exist_ok=True)
    scheduler = _start(
        folder / "scheduler.log",
        *("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"),
        *("--scheduler-file", str(folder / "scheduler.json")),
        PYTHONPATH=str(ROOT),
    )
    cluster = Cluster(folder, scheduler)
    try:
        wait_for(lambda: cluster.address, OSError, ValueError, KeyError)
        yield cluster
    finally:
        cluster.end()


def wait_for(look: Callable[[], _Found], *not_yet: type[Exception]) -> _Found:
    """Return the first true value that `look` gives; until then it may raise `not_yet`."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        try:
            if found := look():
                return found
        except not_yet:
            pass
        time.sleep(LOOK_SECONDS)
    raise TimeoutError(f"not there after {WAIT_SECONDS:g} s")


def _start(log: Path, *arguments: str, **variables: str) -> "subprocess.Popen[bytes]":
    with log.open("wb") as file:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            env=environment(**variables),
            cwd=log.parent,  # not the checkout, which `-m` would put on the path
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )


def ended(pid: int) -> bool:
    """Return whether no process has that number any more, or what is left of it is a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True

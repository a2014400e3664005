"""The grader in a process whose descendants are watched, so that none of them is left behind."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.builders import RUN_SECONDS, environment

LOOK_SECONDS = 0.02
END_SECONDS = 10.0


@dataclass(frozen=True)
class Process:
    """A process by its number and the time it began, so that a number used again is another process."""

    pid: int
    began: str


@dataclass(frozen=True)
class Watched:
    """A run that has ended: its process, every descendant that was seen, the folder of temporary files."""

    process: subprocess.CompletedProcess[str]
    seen: frozenset[Process]
    temporary: Path

    def left_over(self) -> list[Process]:
        """Return the processes of this run that have not ended; those just killed have a moment to go."""
        ours = {*self.seen, *_with_environment(f"TMPDIR={self.temporary}")}
        return [one for one in ours if not _ended(one)]


def run_watched(
    folder: Path,
    *arguments: object,
    env: Mapping[str, str] | None = None,
    program: str = sys.executable,
    python: Sequence[str] = (),
    user: int | None = None,
    seconds: float = RUN_SECONDS,
) -> Watched:
    """Run the command line with a folder for temporary files of its own, and watch what it starts.

    `python` are options of Python, `program` is it itself; `user` is whom it runs as, None for who calls.
    """
    temporary = folder / "temporary"
    temporary.mkdir(parents=True)
    if user is not None:
        os.chown(temporary, user, user)
    seen: set[Process] = set()
    with subprocess.Popen(
        [program, *python, "-m", "grader", *map(str, arguments)],
        env=environment(**{**(env or {}), "TMPDIR": str(temporary)}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    ) as process:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            seen |= _descendants(process.pid)
            try:
                out, err = process.communicate(timeout=LOOK_SECONDS)
                break
            except subprocess.TimeoutExpired:
                continue
        else:
            process.kill()
            raise TimeoutError(f"not done after {seconds:g} s")
    completed = subprocess.CompletedProcess(process.args, process.returncode, out, err)
    return Watched(completed, frozenset(seen), temporary)


def _descendants(root: int) -> set[Process]:
    children: dict[int, list[Process]] = {}
    for pid in _all_pids():
        if (fields := _stat(pid)) is not None:
            children.setdefault(int(fields[1]), []).append(Process(pid, fields[19]))
    found: set[Process] = set()
    waiting = [root]
    while waiting:
        below = children.get(waiting.pop(), [])
        found.update(below)
        waiting += [one.pid for one in below]
    return found


def _all_pids() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdecimal()]


def _stat(pid: int) -> list[str] | None:
    """Return the fields of /proc/<pid>/stat from the state on: state, parent, …, time of the start."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def _with_environment(entry: str) -> set[Process]:
    """Return the processes that were started with this variable, as far as we may see it."""
    found = set()
    for pid in _all_pids():
        try:
            variables = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        except OSError:
            continue
        fields = _stat(pid)
        if entry.encode() in variables and fields is not None:
            found.add(Process(pid, fields[19]))
    return found


def _ended(one: Process) -> bool:
    try:
        descriptor = os.pidfd_open(one.pid)
    except OSError:
        return True
    try:
        fields = _stat(one.pid)
        if fields is None or fields[19] != one.began:
            return True
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(END_SECONDS * 1000))
    finally:
        os.close(descriptor)

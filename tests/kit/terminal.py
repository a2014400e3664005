"""A real terminal (tmux) with `grader watch` in it: keys go in, and the picture is waited for."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import environment

SECONDS = 60.0
LOOK_SECONDS = 0.02


def require_tmux() -> str:
    """Return tmux; without it the test cannot run, which CI takes for a failure."""
    found = shutil.which("tmux")
    if found is None:
        reason = "no tmux: the watch is driven in a real terminal"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


class Terminal:
    """One tmux server of its own, with one window."""

    def __init__(self, folder: Path, *arguments: str, columns: int = 90, rows: int = 40) -> None:
        self._tmux = [require_tmux(), "-S", str(folder / "tmux.sock"), "-f", os.devnull]
        command = shlex.join([sys.executable, "-m", "grader", *arguments])
        size = ["-x", str(columns), "-y", str(rows)]
        # the shell goes on after the watch, also after Ctrl-C, and notes the state of the terminal
        shell = f"trap : INT; stty -a > before; {command}; echo ended $?; stty -a > after; echo; exec cat"
        variables = environment(LC_ALL="C.UTF-8", TERM="screen")
        variables.pop("TMUX", None)
        variables.pop("NO_COLOR", None)
        subprocess.run(
            [*self._tmux, "new-session", "-d", *size, "-c", str(folder), "sh", "-c", shell],
            env=variables,
            check=True,
        )

    def picture(self) -> str:
        """Return what the terminal shows."""
        done = subprocess.run(
            [*self._tmux, "capture-pane", "-p"], capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    def wait(self, *texts: str, without: str | None = None) -> str:
        """Wait until all the texts are shown, and one is not; return the picture, fail with it otherwise."""
        return self.wait_for(
            lambda shown: all(text in shown for text in texts) and (without is None or without not in shown),
            f"{texts}, without {without!r}",
        )

    def wait_for(self, condition: Callable[[str], bool], what: str) -> str:
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            shown = self.picture()
            if condition(shown):
                return shown
            time.sleep(LOOK_SECONDS)
        pytest.fail(f"waited for {what}, but the terminal shows\n{self.picture()}")

    def press(self, *keys: str) -> None:
        """Press keys, named as tmux names them."""
        subprocess.run([*self._tmux, "send-keys", *keys], check=True)

    def resize(self, columns: int, rows: int) -> None:
        subprocess.run([*self._tmux, "resize-window", "-x", str(columns), "-y", str(rows)], check=True)

    def host(self) -> int:
        """Return the number of the process that the watch has its checks run by."""
        done = subprocess.run(
            [*self._tmux, "display-message", "-p", "#{pane_pid}"],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        (watch,) = _children(int(done.stdout))
        (host,) = _children(watch)
        return host

    def running(self) -> set[int]:
        """Return the processes that the host has started, and those that these have."""
        found: set[int] = set()
        waiting = [self.host()]
        while waiting:
            below = _children(waiting.pop())
            found.update(below)
            waiting += below
        return found

    def close(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found

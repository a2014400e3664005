"""Without fork and the modules around it, the command line is there and says what it cannot do."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import RUN_SECONDS, environment, write_submission
from tests.kit.courses import DOUBLE, DOUBLE_RIGHT, small_course

# What Python lacks on Windows, taken away before anything of ours is imported.
WITHOUT = """
import os, signal, socket, sys

for name in ("fcntl", "grp", "pwd", "pty", "resource", "termios", "tty"):
    sys.modules[name] = None
for module, names in {
    os: "fork fchmod geteuid getpgid getuid killpg pidfd_open register_at_fork sched_getaffinity setsid",
    signal: "SIGALRM SIGCHLD SIGHUP SIGKILL SIGPIPE SIGWINCH set_wakeup_fd pthread_sigmask",
    socket: "AF_UNIX SOCK_SEQPACKET SCM_RIGHTS recv_fds send_fds",
}.items():
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
"""


def run_elsewhere(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT + code, *map(str, arguments)],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=RUN_SECONDS,
    )


GRADER = "from grader.cli import main\nmain()\n"


def test_every_command_can_be_imported() -> None:
    code = (
        "import importlib, pkgutil, grader.cli\n"
        "for module in pkgutil.walk_packages(grader.cli.__path__, 'grader.cli.'):\n"
        "    importlib.import_module(module.name)\n"
        "    print(module.name)\n"
    )

    done = run_elsewhere(code)

    assert done.stderr == ""
    assert "grader.cli.watch.loop" in done.stdout.split()


@pytest.mark.parametrize("command", ["list", "start", "hint", "release", "submit"])
def test_what_runs_no_code_works(tmp_path: Path, command: str) -> None:
    course = small_course(tmp_path / "course")
    work = write_submission(tmp_path / "work", {"double": DOUBLE})
    (work / "double.py").write_text(DOUBLE_RIGHT)
    options = {
        "start": ["--work", work], "hint": ["--work", work], "release": ["--out", tmp_path / "kit"],
        "submit": ["--work", work, "--out", tmp_path],
    }  # fmt: skip
    named = ["--student", "Li"] if command == "submit" else []

    done = run_elsewhere(GRADER, command, "--course", course, *options.get(command, []), *named)

    assert (done.returncode, done.stderr) == (0, "")


def test_what_runs_code_says_that_it_cannot(tmp_path: Path) -> None:
    course = small_course(tmp_path / "course")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "double.py").write_text(DOUBLE_RIGHT)

    done = run_elsewhere(GRADER, "check", "double", "--course", course, "--work", tmp_path / "work")

    assert done.returncode == 3
    assert done.stderr.startswith("grader: running code: wanted a system with fork and Unix sockets")
    assert len(done.stderr.splitlines()) == 1

"""Without fork the command line is there and says what it cannot do; without the rest of Linux it does it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import RUN_SECONDS, environment, write_submission
from tests.kit.courses import DOUBLE, DOUBLE_RIGHT, small_course, small_kit

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


# What macOS lacks, taken away from both processes that read this; a student's code runs there none the less.
# Python's own idea of the system must stay what it is until the standard library has been imported.
MACOS = """
import builtins, ctypes, os, platform, selectors, socket, subprocess, sys, sysconfig, urllib.request
sysconfig.get_config_vars()

for name in ("memfd_create", "pidfd_open", "pidfd_send_signal", "sched_getaffinity", "setresuid", "eventfd"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SOCK_SEQPACKET", "SOCK_CLOEXEC", "SOCK_NONBLOCK"):
    delattr(socket, name)
if hasattr(selectors, "EpollSelector"):
    selectors.DefaultSelector = selectors.PollSelector
_open, _os_open, _listdir = builtins.open, os.open, os.listdir
def _demand(path):
    if isinstance(path, str) and path.startswith("/proc"):
        raise FileNotFoundError(2, "No such file or directory", path)
def _checked(real):
    def checked(path=".", *rest, **named):
        _demand(path)
        return real(path, *rest, **named)
    return checked
builtins.open, os.open, os.listdir = map(_checked, (_open, _os_open, _listdir))
class _Lacks:
    def __init__(self, *arguments, **named):
        self.mallopt = None
    def __getattr__(self, name):
        raise AttributeError(f"macOS has no {name}")
ctypes.CDLL = _Lacks
sys.platform = "darwin"
"""
ON_MACOS = """
import grader.batch.host_process as host_process
host_process._BOOTSTRAP = MACOS + host_process._BOOTSTRAP
from grader.cli import main
main()
"""


def _check_on_macos(folder: Path, text: str, *options: str) -> "subprocess.CompletedProcess[str]":
    """Check a student's `double` without what Linux alone has."""
    kit = small_kit(folder)
    (kit / "work").mkdir()
    (kit / "work" / "double.py").write_text(text)
    program = f"MACOS = {MACOS!r}\nexec(MACOS)\n{ON_MACOS}"
    arguments = ["check", "double", "--course", str(kit), "--work", str(kit / "work"), "--json", *options]
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=RUN_SECONDS,
    )


@pytest.mark.parametrize(("text", "code"), [(DOUBLE_RIGHT, 0), ("def double(x):\n    return x\n", 1)])
def test_a_students_own_code_runs_without_what_linux_alone_has(tmp_path: Path, text: str, code: int) -> None:
    done = _check_on_macos(tmp_path, text)

    assert (done.returncode, done.stderr) == (code, "")
    assert json.loads(done.stdout)["isolation"]["tier"] == "process"


def test_an_endless_loop_ends_without_what_linux_alone_has(tmp_path: Path) -> None:
    done = _check_on_macos(tmp_path, "def double(x):\n    while True:\n        pass\n", "--timeout", "1")

    (topic,) = json.loads(done.stdout)["topics"]
    assert [check["verdict"] for check in topic["checks"]] == ["timeout", "error"]


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

"""What a worker must be able to do: a layer that keeps it from these takes marks from honest students."""

import importlib
import mmap
import os
import socket
import sys
import threading
import time
from typing import Final

from grader.sandbox.confine.attempts import Attempt, Surroundings
from grader.sandbox.limits import MIB


def _start_thread(around: Surroundings) -> str:
    done: list[int] = []
    thread = threading.Thread(target=done.append, args=(1,))
    thread.start()
    thread.join()
    return f"{len(done)} thread ran"


def _write_scratch(around: Surroundings) -> str:
    with open("probe_scratch", "w+", encoding="utf-8") as file:
        file.write("kept")
        file.seek(0)
        return file.read()


def _allocate(around: Surroundings) -> str:
    with mmap.mmap(-1, min(100 * MIB, around.limits.memory_bytes // 2)) as memory:
        memory[0] = 1
        return f"{len(memory)} bytes"


def _import_module(around: Surroundings) -> str:
    name = next((name for name in RARE_MODULES if name not in sys.modules), "this")
    return str(importlib.import_module(name).__file__)


def _list_libraries(around: Surroundings) -> str:
    folders = [path for path in around.readable if os.path.isdir(path)]
    for folder in folders:
        os.listdir(folder)
    return f"{len(folders)} folders"


def _pair_sockets(around: Surroundings) -> str:
    left, right = socket.socketpair()
    with left, right:
        left.send(b"x")
        return f"{len(right.recv(1))} byte"


def _ask_system(around: Surroundings) -> str:
    os.kill(os.getpid(), 0)
    with open("/dev/zero", "rb") as zeros:
        zeros.read(1)
    return f"{len(os.urandom(8))} random bytes at {time.strftime('%H:%M')}"


RARE_MODULES: Final = ("colorsys", "sndhdr", "pyclbr", "tabnanny", "rlcompleter")
"""Modules of the standard library that hardly anything has imported yet."""

_FILES: Final = ("uid", "mount_ns", "landlock")

PERMITTED: Final = (
    Attempt("list the libraries", _FILES, _list_libraries),
    Attempt("import a module", _FILES, _import_module),
    Attempt("write into the scratch folder", _FILES, _write_scratch),
    Attempt("start a thread", ("rlimits", "seccomp"), _start_thread),
    Attempt("allocate memory", ("memory",), _allocate),
    Attempt("make a pair of sockets", ("seccomp",), _pair_sockets),
    Attempt("ask for time and random bytes", ("seccomp", "mount_ns"), _ask_system),
)
"""In the order in which their failures explain one another."""

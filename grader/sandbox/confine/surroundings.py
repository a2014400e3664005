"""What a trial worker tries to reach: set up for one trial, and taken away after it."""

import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from grader.sandbox.confine.attempts import Surroundings
from grader.sandbox.confine.layers import Plan


@contextmanager
def surroundings(plan: Plan) -> Iterator[Surroundings]:
    """Set up two listening sockets, an open descriptor, and a folder with a file that anyone may write."""
    with ExitStack() as stack:
        folder = tempfile.mkdtemp(prefix="grader-probe-")
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        # Only a layer can then be what keeps the worker out.
        os.chmod(folder, 0o777)
        kept = os.path.join(folder, "kept")
        with open(kept, "w", encoding="utf-8") as file:
            file.write("kept")
        os.chmod(kept, 0o666)
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        stack.callback(os.close, descriptor)
        abstract = f"grader-probe-{secrets.token_hex(8)}"
        yield Surroundings(
            process=0,
            uid=os.geteuid(),
            folder=folder,
            file=kept,
            port=_listen_on_loopback(stack),
            abstract=abstract if _listen_abstract(stack, abstract) else "",
            descriptor=descriptor,
            secret=_first_file(plan.masked),
            namespaces=_namespaces(),
            readable=plan.readable,
            limits=plan.limits,
        )


def _namespaces() -> dict[str, str]:
    with suppress(OSError):
        return {kind: os.readlink(f"/proc/self/ns/{kind}") for kind in ("uts", "ipc", "user")}
    return {}


def _listen_on_loopback(stack: ExitStack) -> int:
    """Return a port that listens, or 0 where there is no loopback: then a worker cannot reach it either."""
    with suppress(OSError):
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        return int(listener.getsockname()[1])
    return 0


def _listen_abstract(stack: ExitStack, name: str) -> bool:
    with suppress(OSError):
        listener = stack.enter_context(socket.socket(socket.AF_UNIX))
        listener.bind("\0" + name)
        listener.listen()
        return True
    return False


def _first_file(masked: tuple[str, ...]) -> str | None:
    for path in masked:
        if os.path.isfile(path):
            return path
        for folder, _, names in os.walk(path):
            if names:
                return os.path.join(folder, min(names))
    return None

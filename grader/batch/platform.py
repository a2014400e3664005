"""What a system must have for students' code to be run: said in one line before anything is started."""

import os
import platform
import socket

from grader.errors import InternalError


def demand_platform() -> None:
    """Raise InternalError where processes cannot be forked, or open files not be handed on by a socket."""
    if hasattr(os, "fork") and hasattr(socket, "send_fds"):
        return
    raise InternalError(
        "running code: wanted a system with fork and Unix sockets (Linux, macOS; on Windows, WSL), "
        f"found {platform.system() or 'another one'}"
    )

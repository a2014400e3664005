"""What a system must have for students' code to be run: said in one line before anything is started."""

import os
import platform
import socket

from grader.errors import InternalError


def demand_platform() -> None:
    """Raise InternalError where processes cannot be forked, or no sockets keep messages apart."""
    if hasattr(os, "fork") and _has_packets():
        return
    raise InternalError(
        "running code: wanted a system with fork and Unix sockets that keep messages apart "
        f"(Linux; on Windows, WSL), found {platform.system() or 'another one'}"
    )


def _has_packets() -> bool:
    family, kind = getattr(socket, "AF_UNIX", None), getattr(socket, "SOCK_SEQPACKET", None)
    if family is None or kind is None:
        return False
    try:
        pair = socket.socketpair(family, kind)
    except OSError:  # macOS knows the name, and has no such sockets
        return False
    for end in pair:
        end.close()
    return True

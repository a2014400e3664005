"""What there is to be reached outside of a worker: files, sockets, shared memory, an open descriptor."""

import ctypes
import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class World:
    """Ports are on the loopback address; `segment` is the key of System V shared memory."""

    folder: Path
    tcp: int
    udp: int
    abstract: str
    segment: int
    descriptor: int
    uts: str

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def make_anew(self) -> None:
        """Make the files as they were: an operation may have removed them."""
        for entry in self.folder.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        for name, mode in (("secret", 0o666), ("private", 0o600), ("garbage", 0o777)):
            (self.folder / name).write_text("neither a program nor a script")
            (self.folder / name).chmod(mode)
        (self.folder / "empty").mkdir()
        (self.folder / "empty").chmod(0o777)


@contextmanager
def world() -> Iterator[World]:
    """Set it all up where everybody may reach it, so that only a layer can be what keeps a worker out."""
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="matrix-", dir="/tmp"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.chmod(0o777)
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        udp = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        udp.bind(("127.0.0.1", 0))
        named = stack.enter_context(socket.socket(socket.AF_UNIX))
        named.bind(f"\0matrix-{secrets.token_hex(8)}")
        named.listen()
        libc = ctypes.CDLL(None, use_errno=True)
        key = secrets.randbits(30) | 1
        segment = libc.shmget(key, 4096, 0o1666)
        stack.callback(libc.shmctl, segment, 0, None)
        descriptor = os.open(folder, os.O_RDONLY)
        stack.callback(os.close, descriptor)
        yield World(
            folder,
            tcp.getsockname()[1],
            udp.getsockname()[1],
            "\0" + named.getsockname()[1:].decode(),
            key,
            descriptor,
            os.readlink("/proc/self/ns/uts"),
        )

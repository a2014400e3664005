"""What each layer is for: one operation that it alone denies, and a permitted neighbour of that.

`part` switches off less than a layer: a right of Landlock, a limit, a system call of the filter. Where layers
deny the same thing twice on purpose, the row names the others in `also`, and all are switched off together.
"""

import ctypes
import errno
import fcntl
import mmap
import os
import resource
import socket
import stat
import struct
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from grader.sandbox.confine import linux
from grader.sandbox.confine.layers import NAMESPACES
from grader.sandbox.limits import MIB, Limits
from tests.sandbox.confine.world import World

Run = Callable[[World], object]

ALL: Final = ("full", "reduced", "process")
HIDDEN: Final = ("reduced",)
"""Where Landlock stands alone: at tier full the mount namespace hides the same files."""
FULL: Final = ("full",)


@dataclass(frozen=True)
class Row:
    """One line of the matrix.

    `base` are system calls let through in the sandbox too, so that the filter does not answer first; `bare`
    are layers without which nobody could do it; `users` says for whom the layer does it: "root", "user".
    """

    layer: str
    operation: str
    run: Run
    neighbour: Run
    part: str = ""
    also: tuple[str, ...] = ()
    base: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ALL
    users: tuple[str, ...] = ("root", "user")
    changes: dict[str, Any] | None = None
    shows_folder: bool = False

    @property
    def name(self) -> str:
        return f"{self.layer}.{self.part}" if self.part else self.layer


def denied(text: str) -> OSError:
    return PermissionError(errno.EPERM, text)


def reaches(code: int, run: Callable[[], object]) -> str:
    """Return that the kernel got as far as this error; raise any other."""
    try:
        return f"done: {run()}"
    except OSError as error:
        if error.errno == code:
            return f"reached: {error.strerror}"
        raise


def share_session(world: World) -> str:
    if os.getsid(0) == os.getpid():
        raise denied("has a session of its own")
    return "is in the session of the grader's terminal"


def know_host(world: World) -> str:
    if os.getppid() == 0:
        raise ProcessLookupError(errno.ESRCH, "has no parent that it could name")
    return "knows the number of the process that forked it"


def share_machine_name(world: World) -> str:
    if os.readlink("/proc/self/ns/uts") != world.uts:
        raise denied("another namespace")
    return "has the grader's machine name"


def send_datagram(world: World) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        return f"sent {sender.sendto(b'x', ('127.0.0.1', world.udp))} byte"


def find_segment(world: World) -> str:
    return f"found segment {linux.call('shmget', world.segment, 0, 0)}"


def see_file(world: World) -> str:
    return f"sees {os.stat(world.path('secret')).st_size} bytes"


def give_capability(world: World) -> str:
    sys_admin = 21
    if not linux.prctl(23, sys_admin):
        raise denied("no program could give it")
    return "a program could give it CAP_SYS_ADMIN"


def gain_rights(world: World) -> str:
    if linux.prctl(39):
        raise denied("no set-uid program would be obeyed")
    return "a set-uid program would give it rights"


def start_threads(number: int) -> Run:
    def run(world: World) -> str:
        done = threading.Event()
        started = 0
        try:
            for _ in range(number):
                threading.Thread(target=done.wait, daemon=True).start()
                started += 1
        except RuntimeError as error:
            raise BlockingIOError(errno.EPERM, str(error)) from error
        finally:
            done.set()
        return f"{started} threads"

    return run


def map_memory(size: int, flags: int = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) -> Run:
    def run(world: World) -> str:
        try:
            with mmap.mmap(-1, size, flags=flags) as memory:
                return f"{len(memory)} bytes"
        except OSError as error:
            raise OSError(errno.ENOMEM, error.strerror) from error

    return run


def write_file(size: int) -> Run:
    def run(world: World) -> str:
        with open("large", "wb") as file:
            os.truncate(file.fileno(), size)
        return f"{size} bytes"

    return run


def open_files(number: int) -> Run:
    def run(world: World) -> str:
        opened: list[int] = []
        try:
            opened.extend(os.dup(2) for _ in range(number))
        finally:
            for descriptor in opened:
                os.close(descriptor)
        return f"{number} files"

    return run


def burn(seconds: float) -> Run:
    def run(world: World) -> str:
        while time.process_time() < seconds:
            pass
        return f"{seconds} s"

    return run


def dump_core(world: World) -> str:
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (4096, 4096))
    except ValueError as error:
        raise denied(str(error)) from error
    return "would leave 4096 bytes of a crash"


def at(name: str, run: Callable[[str], object]) -> Run:
    return lambda world: run(world.path(name))


def node(kind: int, device: int = 0) -> Run:
    return at("new", lambda path: os.mknod(path, kind | 0o600, device))


def read(path: str) -> int:
    with open(path, "rb") as file:
        return len(file.read(8))


def open_to_write(path: str) -> None:
    os.close(os.open(path, os.O_WRONLY))


def in_scratch(world: World) -> str:
    """Make, fill, move and remove files and folders where a worker may."""
    os.mkdir("folder")
    with open("folder/file", "w+", encoding="utf-8") as file:
        file.write("kept")
    os.rename("folder/file", "file")
    os.symlink("file", "link")
    os.truncate("link", 1)
    for name in ("link", "file"):
        os.unlink(name)
    os.rmdir("folder")
    return "all done"


def ask_device(world: World) -> str:
    with open(os.devnull, "rb") as device:
        return reaches(errno.ENOTTY, lambda: fcntl.ioctl(device, 0x5401, bytes(64)))


def libc_file() -> str:
    """Return a library that everybody may read, unlike an interpreter in the home of root."""
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as lines:
        return next(line.split(maxsplit=5)[5].strip() for line in lines if "libc.so" in line)


LIBRARY: Final = libc_file() if sys.platform == "linux" else ""


def read_library(world: World) -> int:
    return read(LIBRARY)


def list_library(world: World) -> int:
    return len(os.listdir(os.path.dirname(LIBRARY)))


def make_memory_file(world: World) -> None:
    os.close(os.memfd_create("x"))


def read_device(world: World) -> int:
    return read("/dev/zero")


def execute(path: str) -> str:
    return reaches(errno.ENOEXEC, lambda: linux.call("execve", os.fsencode(path), None, None))


def bind(world: World) -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
    return "bound"


def connect(family: int, address: Callable[[World], Any]) -> Run:
    def run(world: World) -> str:
        with socket.socket(family) as client:
            client.settimeout(5)
            client.connect(address(world))
        return "connected"

    return run


def pair_sockets(world: World) -> int:
    left, right = socket.socketpair()
    with left, right:
        return left.send(b"x")


def fork(world: World) -> str:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return "forked"


def call(name: str, *arguments: Any, reached: int = 0) -> Run:
    return lambda world: reaches(reached, lambda: linux.call(name, *arguments))


def trace_me(world: World) -> int:
    return linux.call("ptrace", 0, 0, 0, 0)


def read_own_memory(world: World) -> int:
    buffer = ctypes.create_string_buffer(1)
    part = struct.pack("@PN", ctypes.addressof(buffer), 1)
    process = int(os.readlink("/proc/self")) if os.getppid() else os.getpid()
    return linux.call("process_vm_readv", process, part, 1, part, 1, 0)


def own_signals(world: World) -> int:
    left, right = socket.socketpair()
    with left, right:
        return fcntl.fcntl(left, fcntl.F_SETOWN, os.getpid())


def lock_file(world: World) -> None:
    with open("lock", "w", encoding="utf-8") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)


def type_letter(world: World) -> str:
    left, right = socket.socketpair()
    with left, right:
        return reaches(errno.ENOTTY, lambda: fcntl.ioctl(left, 0x5412, b"x"))


def pair_datagrams(world: World) -> None:
    for end in socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM):
        end.close()


def socket_of_unix(world: World) -> None:
    socket.socket(socket.AF_UNIX).close()


def mount(world: World) -> str:
    return reaches(errno.ENODEV, lambda: linux.mount("none", os.getcwd(), "no-such-file-system"))


def signal_self(world: World) -> None:
    os.kill(os.getpid(), 0)


_FEW: Final = {"limits": Limits(threads=8)}
_SECOND: Final = {"limits": Limits(cpu_seconds=1)}
_LIMITS: Final = Limits()
_LISTEN: Final = ("socket", "connect")

LAYER_ROWS: Final = (
    Row("session", "share the session of a terminal", share_session, lambda w: os.getpgrp()),
    Row(
        "user_ns", "more threads than allowed (limit 8)", start_threads(20), start_threads(4),
        also=NAMESPACES, tiers=FULL, users=("user",), changes=_FEW,
    ),
    Row("uid", "read a private file of root", at("private", read), at("secret", read), tiers=FULL,
        users=("root",), shows_folder=True),
    Row("pid_ns", "know a process outside", know_host, signal_self, tiers=FULL),
    Row("net_ns", "send a UDP datagram", send_datagram, pair_sockets, base=("socket",), tiers=FULL),
    Row("ipc_ns", "find System V shared memory", find_segment, map_memory(4096), base=("shmget",),
        tiers=FULL),
    Row("uts_ns", "share the machine's name", share_machine_name, lambda w: os.uname().sysname, tiers=FULL),
    Row("mount_ns", "see that a file exists", see_file, read_library, tiers=FULL),
    Row("rlimits", "write more than 32 MiB into a file", write_file(_LIMITS.file_bytes + 1),
        write_file(MIB), part="RLIMIT_FSIZE"),
    Row("rlimits", "open more than 256 files", open_files(_LIMITS.descriptors + 1), open_files(64),
        part="RLIMIT_NOFILE"),
    Row("rlimits", "more threads than allowed (limit 8)", start_threads(20), start_threads(4),
        part="RLIMIT_NPROC", tiers=FULL, changes=_FEW),
    Row("rlimits", "use more CPU time than allowed (limit 1 s)", burn(1.6), burn(0.01), part="RLIMIT_CPU",
        tiers=FULL, changes=_SECOND),
    Row("rlimits", "keep memory from being swapped",
        map_memory(4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x2000), map_memory(4096),
        part="RLIMIT_MEMLOCK"),
    Row("rlimits", "leave a core dump", dump_core, lambda w: resource.getrlimit(resource.RLIMIT_CORE),
        part="RLIMIT_CORE"),
    Row("memory", "map more memory than allowed", map_memory(_LIMITS.memory_bytes + MIB),
        map_memory(200 * MIB)),
    Row("descriptors", "use an inherited descriptor", lambda w: os.fstat(w.descriptor).st_nlink, read_device),
    Row("capabilities", "change the root folder", call("chroot", b"/"), lambda w: os.getuid(),
        base=("chroot",), also=("uid",), bare=("user_ns",), tiers=FULL),
    Row("capabilities", "be given a capability", give_capability, lambda w: os.getuid(), part="bounding set",
        users=("root",)),
    Row("no_new_privs", "gain rights by a set-uid program", gain_rights, lambda w: linux.prctl(3),
        also=("landlock", "seccomp")),
)  # fmt: skip

_MKNOD: Final = ("mknodat",)
_ROOT: Final = ("root",)


def _landlock(part: str, operation: str, run: Run, neighbour: Run = in_scratch, **more: Any) -> Row:
    return Row("landlock", operation, run, neighbour, part=part, tiers=HIDDEN, **more)


def _seccomp(part: str, operation: str, run: Run, neighbour: Run, **more: Any) -> Row:
    return Row("seccomp", operation, run, neighbour, part=part, tiers=FULL, **more)


LANDLOCK_ROWS: Final = (
    # the kernel opens for reading what it is to execute
    _landlock(
        "execute", "execute a file", at("garbage", execute), read_library, base=("execve", "read_file")
    ),
    _landlock("write_file", "open a file for writing", at("secret", open_to_write)),
    _landlock("read_file", "read a file", at("secret", read), read_library),
    _landlock("read_dir", "list a folder", at(".", os.listdir), list_library),
    _landlock("remove_dir", "remove a folder", at("empty", os.rmdir)),
    _landlock("remove_file", "remove a file", at("secret", os.unlink)),
    _landlock("make_char", "make a character device", node(stat.S_IFCHR), base=_MKNOD),
    _landlock("make_dir", "make a folder", at("new", os.mkdir)),
    _landlock("make_reg", "make a file", node(stat.S_IFREG), base=_MKNOD),
    _landlock("make_sock", "make a named socket", node(stat.S_IFSOCK), base=_MKNOD),
    _landlock("make_fifo", "make a named pipe", node(stat.S_IFIFO), base=_MKNOD),
    _landlock(
        "make_block", "make a block device", node(stat.S_IFBLK, os.makedev(7, 200)), base=_MKNOD,
        also=("uid", "capabilities"), users=_ROOT,
    ),
    _landlock("make_sym", "make a link", at("new", lambda path: os.symlink("x", path))),
    # a right that no ruleset can leave open
    _landlock(
        "refer", "link a file into another folder",
        lambda world: os.link(world.path("secret"), world.path("empty/link")), also=("landlock",),
        users=("user",),
    ),
    _landlock("truncate", "empty a file", at("secret", lambda path: os.truncate(path, 0))),
    _landlock("ioctl_dev", "control a device", ask_device, read_device),
    _landlock("bind_tcp", "open a TCP port", bind, pair_sockets, base=("socket", "bind")),
    _landlock(
        "connect_tcp", "connect to a TCP port",
        connect(socket.AF_INET, lambda world: ("127.0.0.1", world.tcp)), pair_sockets, base=_LISTEN,
    ),
    _landlock(
        "abstract_sockets", "connect to an abstract socket",
        connect(socket.AF_UNIX, lambda world: world.abstract), pair_sockets, base=_LISTEN,
    ),
    _landlock(
        "signals", "signal a process of the grader", lambda world: os.kill(os.getppid(), 0), signal_self,
        base=("kill",), also=("uid",),
    ),
)  # fmt: skip

SECCOMP_ROWS: Final = (
    _seccomp("clone", "fork", fork, start_threads(2)),
    _seccomp("socket", "make a socket", socket_of_unix, pair_sockets),
    _seccomp("socketpair", "pair datagram sockets", pair_datagrams, pair_sockets),
    _seccomp("memfd_create", "make a file in memory", make_memory_file, map_memory(4096)),
    _seccomp("shmget", "make System V memory", call("shmget", 0, 0, 0o1600, reached=errno.EINVAL),
             map_memory(4096)),
    _seccomp("io_uring_setup", "use io_uring", call("io_uring_setup", 1, None, reached=errno.EFAULT),
             read_device),
    _seccomp("userfaultfd", "handle page faults", call("userfaultfd", 1), map_memory(4096)),
    _seccomp("perf_event_open", "count events of the processor",
             call("perf_event_open", None, 0, -1, -1, 0, reached=errno.EFAULT), burn(0.01)),
    _seccomp("personality", "change the execution domain", call("personality", 0xFFFFFFFF),
             lambda world: os.uname().machine),
    _seccomp("ptrace", "be traced", trace_me, lambda world: len(sys._current_frames())),
    _seccomp("process_vm_readv", "read memory by system call", read_own_memory, map_memory(4096)),
    _seccomp("unshare", "unshare (nothing)", call("unshare", 0), start_threads(1)),
    _seccomp("mknodat", "make a named pipe", lambda world: os.mkfifo("fifo"), in_scratch),
    _seccomp("setpriority", "change the priority", lambda world: os.setpriority(os.PRIO_PROCESS, 0, 19),
             lambda world: os.getpriority(os.PRIO_PROCESS, 0)),
    _seccomp("sched_setaffinity", "choose a processor",
             lambda world: os.sched_setaffinity(0, os.sched_getaffinity(0)),
             lambda world: len(os.sched_getaffinity(0))),
    _seccomp("fchown", "give a file away", lambda world: os.fchown(os.open(".", os.O_RDONLY), -1, -1),
             in_scratch),
    _seccomp("kill", "signal a process group", lambda world: os.kill(0, 0), signal_self),
    _seccomp("fcntl", "have signals sent by a socket", own_signals, lock_file),
    _seccomp("prctl", "become dumpable", lambda world: linux.prctl(linux.PR_SET_DUMPABLE, 1),
             lambda world: linux.prctl(linux.PR_GET_DUMPABLE)),
    _seccomp("ioctl", "type into a terminal", type_letter, lambda world: os.get_inheritable(2)),
    _seccomp("pidfd_open", "hold a process", lambda world: os.close(os.pidfd_open(os.getpid())), signal_self),
    _seccomp("mount", "mount", mount, in_scratch, also=("uid", "capabilities", "landlock"), users=_ROOT),
)  # fmt: skip

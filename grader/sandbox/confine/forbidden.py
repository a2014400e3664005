"""What a worker must be denied: each the real operation, made harmless (signal 0, no size, no pointer)."""

import ctypes
import errno
import fcntl
import mmap
import os
import resource
import socket
import struct
from collections.abc import Callable
from typing import Final

from grader.sandbox.confine import linux
from grader.sandbox.confine.attempts import DENIALS, Attempt, Surroundings
from grader.sandbox.limits import MIB


def _read_passwd(around: Surroundings) -> str:
    with open("/etc/passwd", "rb") as file:
        return f"read {len(file.read())} bytes"


def _read_secret(around: Surroundings) -> str:
    if around.secret is None:
        raise FileNotFoundError(errno.ENOENT, "nothing is masked")
    with open(around.secret, "rb") as file:
        return f"read {len(file.read(1))} byte of a masked file"


def _read_environment(around: Surroundings) -> str:
    with open(f"/proc/{around.process}/environ", "rb") as file:
        return f"read {len(file.read(1))} byte of the grader's environment"


def _read_memory(around: Surroundings) -> str:
    buffer = ctypes.create_string_buffer(1)
    part = struct.pack("@PN", ctypes.addressof(buffer), 1)
    return f"read {linux.call('process_vm_readv', around.process, part, 1, part, 1, 0)} byte"


def _trace(around: Surroundings) -> str:
    seize = 0x4206
    linux.call("ptrace", seize, around.process, 0, 0)
    return "traces the grader"


def _signal(around: Surroundings) -> str:
    os.kill(around.process, 0)
    return "may signal the grader"


def _limit_other(around: Surroundings) -> str:
    return f"read the grader's limit: {resource.prlimit(around.process, resource.RLIMIT_CORE)}"


def _connect_loopback(around: Surroundings) -> str:
    # Not by name: the look-up of names reads files, and is not what is tried here.
    with socket.socket() as client:
        client.settimeout(1)
        client.connect(("127.0.0.1", around.port))
        return "connected"


def _connect_abstract(around: Surroundings) -> str:
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("\0" + around.abstract)
        return "connected"


def _fork(around: Surroundings) -> str:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return "forked"


def _execute(around: Surroundings) -> str:
    linux.call("execve", None, None, None)
    return "executed"


def _mount(around: Surroundings) -> str:
    # The kernel asks for the right to mount before it looks for the file system, which there is not.
    linux.mount("none", os.getcwd(), "no-such-file-system")
    return "mounted"


def _unshare(around: Surroundings) -> str:
    linux.unshare(linux.CLONE_NEWUSER)
    return "made a user namespace"


def _write_outside(around: Surroundings) -> str:
    with open(os.path.join(around.folder, "escaped"), "w", encoding="utf-8"):
        return f"wrote to {around.folder}"


def _write_library(around: Surroundings) -> str:
    os.close(os.open(os.__file__, os.O_WRONLY))
    return f"opened {os.__file__} for writing"


def _change_mode(around: Surroundings) -> str:
    before = os.stat(around.file).st_mode
    os.chmod(around.file, 0o600)
    if os.stat(around.file).st_mode == before:
        raise PermissionError(errno.EPERM, "nothing was changed")
    return "changed the mode of a file"


def _change_time(around: Surroundings) -> str:
    os.utime(around.file, (1, 1))
    if os.stat(around.file).st_mtime != 1:
        raise PermissionError(errno.EPERM, "nothing was changed")
    return "changed the time of a file"


def _empty_by_path(around: Surroundings) -> str:
    os.truncate(around.file, 0)
    return "emptied a file by its path"


def _empty_by_reading(around: Surroundings) -> str:
    os.close(os.open(around.file, os.O_RDONLY | os.O_TRUNC))
    return "emptied a file that was opened for reading"


def _become_root(around: Surroundings) -> str:
    try:
        os.setuid(0)
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise PermissionError(errno.EPERM, "no such uid in this namespace") from error
        raise
    return "is root"


def _use_inherited(around: Surroundings) -> str:
    os.fstat(around.descriptor)
    return "an inherited descriptor is open"


def _hide_memory(around: Surroundings) -> str:
    os.close(os.memfd_create("probe"))
    return "made a file in memory"


def _share_memory(around: Surroundings) -> str:
    create = 0o1600
    return f"made segment {linux.call('shmget', 0, 0, create)}"


def _open_ring(around: Surroundings) -> str:
    return f"made ring {linux.call('io_uring_setup', 1, None)}"


def _kernel_doors(around: Surroundings) -> str:
    doors: dict[str, tuple[int | None, ...]] = {
        "bpf": (0, None, 0),
        "userfaultfd": (0,),
        "perf_event_open": (None, 0, -1, -1, 0),
        "keyctl": (0, -3, 0),
        "add_key": (None, None, None, 0, 0),
        "personality": (0xFFFFFFFF,),
    }
    found = [name for name, arguments in doors.items() if not _is_denied(name, arguments)]
    if not found:
        raise PermissionError(errno.EPERM, "all are closed")
    return f"open: {', '.join(found)}"


def _is_denied(name: str, arguments: tuple[int | None, ...]) -> bool:
    try:
        linux.call(name, *arguments)
    except OSError as error:
        return error.errno in DENIALS
    return False


def _type_for_terminal(around: Surroundings) -> str:
    tiocsti = 0x5412
    fcntl.ioctl(0, tiocsti, b"x")
    return "typed into a terminal"


def _call_x32(around: Surroundings) -> str:
    return f"process {linux.by_number(0x40000000 | 39)}"


def _exceed_memory(around: Surroundings) -> str:
    # Mapped and not touched: where there is no limit, it costs the machine nothing.
    with mmap.mmap(-1, around.limits.memory_bytes + MIB) as memory:
        return f"got {len(memory)} bytes"


def _exceed_file(around: Surroundings) -> str:
    with open("probe_size", "wb") as file:
        os.truncate(file.fileno(), around.limits.file_bytes + 1)
    return "made too large a file"


def _exceed_descriptors(around: Surroundings) -> str:
    opened: list[int] = []
    try:
        opened.extend(os.dup(0) for _ in range(around.limits.descriptors + 1))
    finally:
        for descriptor in opened:
            os.close(descriptor)
    return f"opened {len(opened)} files"


def _share_session(around: Surroundings) -> str:
    if os.getsid(0) == os.getpid():
        raise PermissionError(errno.EPERM, "has a session of its own")
    return "is in the session of the grader's terminal"


def _gain_rights(around: Surroundings) -> str:
    if linux.prctl(linux.PR_GET_NO_NEW_PRIVS):
        raise PermissionError(errno.EPERM, "no set-uid program is obeyed")
    return "a set-uid program would give it rights"


def _share_user(around: Surroundings) -> str:
    if os.getuid() != around.uid:
        raise PermissionError(errno.EPERM, "is another user")
    return _share("user")(around)


def _share(kind: str) -> Callable[[Surroundings], str]:
    def run(around: Surroundings) -> str:
        if os.readlink(f"/proc/self/ns/{kind}") != around.namespaces.get(kind):
            raise PermissionError(errno.EPERM, "has a namespace of its own")
        return f"is in the grader's {kind} namespace"

    return run


_FILES: Final = ("mount_ns", "landlock")
_OWNERS: Final = ("mount_ns", "uid", "seccomp")
_SIZES: Final = ("mount_ns", "landlock", "seccomp")
_PROCESSES: Final = ("pid_ns", "landlock", "seccomp")

FORBIDDEN: Final = (
    Attempt("use an inherited descriptor", ("descriptors",), _use_inherited),
    Attempt("share the session of the terminal", ("session",), _share_session),
    Attempt("share the user's rights", ("user_ns", "uid"), _share_user),
    Attempt("share System V shared memory", ("ipc_ns",), _share("ipc")),
    Attempt("share the machine's name", ("uts_ns",), _share("uts")),
    Attempt("gain rights by a set-uid program", ("no_new_privs",), _gain_rights),
    Attempt("read /etc/passwd", _FILES, _read_passwd),
    Attempt("read a masked file", _FILES, _read_secret),
    Attempt("write outside the scratch folder", _FILES, _write_outside),
    Attempt("write into a library", _FILES, _write_library),
    Attempt("change the mode of a file", _OWNERS, _change_mode),
    Attempt("change the time of a file", _OWNERS, _change_time),
    Attempt("empty a file by its path", _SIZES, _empty_by_path, landlock_since=3),
    Attempt("empty a file that is read", _SIZES, _empty_by_reading, landlock_since=3),
    Attempt("read the grader's environment", _FILES, _read_environment),
    Attempt("read the grader's memory", _PROCESSES, _read_memory),
    Attempt("trace the grader", _PROCESSES, _trace),
    Attempt("signal the grader", _PROCESSES, _signal, landlock_since=6),
    Attempt("read the grader's limits", ("pid_ns", "seccomp"), _limit_other),
    Attempt("connect to a TCP port", ("net_ns", "landlock", "seccomp"), _connect_loopback, landlock_since=4),
    Attempt("connect to an abstract socket", ("net_ns", "landlock", "seccomp"), _connect_abstract, 6),
    Attempt("mount", ("capabilities", "landlock", "seccomp"), _mount),
    Attempt("become root", ("uid", "seccomp"), _become_root),
    Attempt("fork", ("seccomp",), _fork),
    Attempt("execute a program", ("seccomp",), _execute),
    Attempt("make a file in memory", ("seccomp",), _hide_memory),
    Attempt("make System V shared memory", ("seccomp",), _share_memory),
    Attempt("use io_uring", ("seccomp",), _open_ring),
    Attempt("use rare doors of the kernel", ("seccomp",), _kernel_doors),
    Attempt("type into the terminal", ("seccomp",), _type_for_terminal),
    Attempt("use the x32 calls", ("seccomp",), _call_x32),
    Attempt("allocate more memory than allowed", ("memory",), _exceed_memory),
    Attempt("write more than one file may hold", ("rlimits",), _exceed_file),
    Attempt("open more files than allowed", ("rlimits",), _exceed_descriptors),
    # Last, as it changes who the worker is where nothing denies it.
    Attempt("make a user namespace", ("seccomp",), _unshare),
)

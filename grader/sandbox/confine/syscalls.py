"""Numbers of the system calls that are named here, for x86-64 and for aarch64 (None: it has no such call)."""

import platform
import sys
from typing import Final

_ARCHITECTURES: Final = {"x86_64": 0, "AMD64": 0, "aarch64": 1, "arm64": 1}

AUDIT_ARCH: Final = {0: 0xC000003E, 1: 0xC00000B7}
"""The kernel's names of the two ABIs, as a seccomp filter sees them."""

FIRST_UNKNOWN: Final = 452
"""From this number on a call is newer than this table; libc is told that there is none, and falls back."""

FILES: Final[dict[str, tuple[int | None, int | None]]] = {
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67),
    "pwrite64": (18, 68), "preadv": (295, 69), "pwritev": (296, 70), "lseek": (8, 62), "close": (3, 57),
    "close_range": (436, 436), "dup": (32, 23), "dup2": (33, None), "dup3": (292, 24), "pipe": (22, None),
    "pipe2": (293, 59), "open": (2, None), "openat": (257, 56), "access": (21, None), "faccessat": (269, 48),
    "faccessat2": (439, 439), "stat": (4, None), "lstat": (6, None), "fstat": (5, 80),
    "newfstatat": (262, 79),
    "statx": (332, 291), "readlink": (89, None), "readlinkat": (267, 78), "getdents": (78, None),
    "getdents64": (217, 61), "getcwd": (79, 17), "chdir": (80, 49), "fchdir": (81, 50), "statfs": (137, 43),
    "fstatfs": (138, 44), "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None),
    "unlink": (87, None),
    "unlinkat": (263, 35), "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276),
    "link": (86, None), "linkat": (265, 37), "symlink": (88, None), "symlinkat": (266, 36),
    "truncate": (76, 45), "ftruncate": (77, 46), "fallocate": (285, 47), "chmod": (90, None),
    "fchmod": (91, 52), "fchmodat": (268, 53), "utimensat": (280, 88), "umask": (95, 166), "flock": (73, 32),
    "fsync": (74, 82), "fdatasync": (75, 83), "fadvise64": (221, 223), "sendfile": (40, 71),
    "copy_file_range": (326, 285), "getxattr": (191, 8), "lgetxattr": (192, 9), "fgetxattr": (193, 10),
    "listxattr": (194, 11), "llistxattr": (195, 12), "flistxattr": (196, 13),
}  # fmt: skip

MEMORY: Final[dict[str, tuple[int | None, int | None]]] = {
    "mmap": (9, 222), "mprotect": (10, 226), "munmap": (11, 215), "mremap": (25, 216), "madvise": (28, 233),
    "msync": (26, 227), "mincore": (27, 232), "brk": (12, 214), "membarrier": (324, 283),
    "get_mempolicy": (239, 236),
}  # fmt: skip

SIGNALS_AND_THREADS: Final[dict[str, tuple[int | None, int | None]]] = {
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139),
    "rt_sigpending": (127, 136), "rt_sigtimedwait": (128, 137), "rt_sigsuspend": (130, 133),
    "sigaltstack": (131, 132), "alarm": (37, None), "pause": (34, None), "setitimer": (38, 103),
    "getitimer": (36, 102), "futex": (202, 98), "futex_waitv": (449, 449), "set_robust_list": (273, 99),
    "get_robust_list": (274, 100), "set_tid_address": (218, 96), "rseq": (334, 293), "exit": (60, 93),
    "exit_group": (231, 94), "arch_prctl": (158, None), "restart_syscall": (219, 128),
    "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "sched_getparam": (143, 121),
    "sched_getscheduler": (145, 120), "sched_get_priority_max": (146, 125),
    "sched_get_priority_min": (147, 126), "getcpu": (309, 168), "getpriority": (140, 141),
    "wait4": (61, 260), "waitid": (247, 95),
}  # fmt: skip

WAITING_AND_TIME: Final[dict[str, tuple[int | None, int | None]]] = {
    "select": (23, None), "pselect6": (270, 72), "poll": (7, None), "ppoll": (271, 73),
    "epoll_create": (213, None), "epoll_create1": (291, 20), "epoll_ctl": (233, 21),
    "epoll_wait": (232, None), "epoll_pwait": (281, 22), "epoll_pwait2": (441, 441), "eventfd": (284, None),
    "eventfd2": (290, 19), "timerfd_create": (283, 85), "timerfd_settime": (286, 86),
    "timerfd_gettime": (287, 87), "nanosleep": (35, 101), "clock_nanosleep": (230, 115),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "gettimeofday": (96, 169), "time": (201, None),
    "times": (100, 153),
}  # fmt: skip

QUESTIONS: Final[dict[str, tuple[int | None, int | None]]] = {
    "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178), "getpgrp": (111, None),
    "getpgid": (121, 155), "getsid": (124, 156), "getuid": (102, 174), "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177), "getresuid": (118, 148), "getresgid": (120, 150),
    "getgroups": (115, 158), "capget": (125, 90), "uname": (63, 160), "sysinfo": (99, 179),
    "getrusage": (98, 165), "getrlimit": (97, 163), "getrandom": (318, 278),
}  # fmt: skip

OPEN_SOCKETS: Final[dict[str, tuple[int | None, int | None]]] = {
    "sendto": (44, 206), "recvfrom": (45, 207), "sendmsg": (46, 211), "recvmsg": (47, 212),
    "shutdown": (48, 210), "getsockopt": (55, 209), "getsockname": (51, 204), "getpeername": (52, 205),
}  # fmt: skip

BY_ARGUMENT: Final[dict[str, tuple[int | None, int | None]]] = {
    "clone": (56, 220), "clone3": (435, 435), "socketpair": (53, 199), "kill": (62, 129),
    "tgkill": (234, 131),
    "prlimit64": (302, 261), "ioctl": (16, 29), "fcntl": (72, 25), "prctl": (157, 167),
}  # fmt: skip

TRUSTED: Final[dict[str, tuple[int | None, int | None]]] = {
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "mount_setattr": (442, 442),
    "unshare": (272, 97), "setns": (308, 268), "capset": (126, 91), "pidfd_open": (434, 434),
    "seccomp": (317, 277), "landlock_create_ruleset": (444, 444), "landlock_add_rule": (445, 445),
    "landlock_restrict_self": (446, 446),
}  # fmt: skip
"""What the grader itself calls while it raises the layers; never allowed to a worker."""

REFUSED: Final[dict[str, tuple[int | None, int | None]]] = {
    "memfd_create": (319, 279), "io_uring_setup": (425, 425), "userfaultfd": (323, 282),
    "perf_event_open": (298, 241), "bpf": (321, 280), "keyctl": (250, 219), "add_key": (248, 217),
    "personality": (135, 92), "shmget": (29, 194), "ptrace": (101, 117), "process_vm_readv": (310, 270),
    "execve": (59, 221), "socket": (41, 198), "connect": (42, 203), "bind": (49, 200), "chroot": (161, 51),
    "mknodat": (259, 33), "setpriority": (141, 140), "sched_setaffinity": (203, 122),
    "setsid": (112, 157), "setpgid": (109, 154), "sethostname": (170, 161), "fchown": (93, 55),
    "request_key": (249, 218), "process_vm_writev": (311, 271), "process_madvise": (440, 440),
    "pidfd_getfd": (438, 438), "pidfd_send_signal": (424, 424), "kcmp": (312, 272),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "openat2": (437, 437),
    "memfd_secret": (447, 447), "quotactl": (179, 60), "kexec_load": (246, 104), "init_module": (175, 105),
    "fsopen": (430, 430), "open_tree": (428, 428), "move_mount": (429, 429), "reboot": (169, 142),
    "inotify_init1": (294, 26), "mq_open": (240, 180), "msgget": (68, 186), "semget": (64, 190),
    "fchownat": (260, 54), "setxattr": (188, 5), "ioprio_set": (251, 30), "sched_setattr": (314, 274),
    "tkill": (200, 130),
}  # fmt: skip
"""What probes and tests try by number; a worker's filter lets through only what the tables above name."""

KNOWN: Final = {
    **FILES, **MEMORY, **SIGNALS_AND_THREADS, **WAITING_AND_TIME, **QUESTIONS, **OPEN_SOCKETS, **BY_ARGUMENT,
    **TRUSTED, **REFUSED,
}  # fmt: skip


def architecture() -> int | None:
    """Return the column of this machine in the tables, or None where it has none or is not Linux."""
    return _ARCHITECTURES.get(platform.machine()) if sys.platform == "linux" else None


def number(name: str) -> int:
    """Return the number of a system call on this machine; raise OSError (ENOSYS) where it has none."""
    column = architecture()
    found = None if column is None else KNOWN[name][column]
    if found is None:
        raise OSError(38, f"no system call {name} on {platform.machine()}")
    return found


def numbers(table: dict[str, tuple[int | None, int | None]]) -> list[int]:
    """Return the numbers on this machine of every call in `table` that it has, in rising order."""
    column = architecture()
    return [] if column is None else sorted(n for row in table.values() if (n := row[column]) is not None)

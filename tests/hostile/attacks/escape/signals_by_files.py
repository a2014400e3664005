# attack: Asks for signals from files: leases, notices of folders, timers that count for others.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes
import fcntl
import os


def attack(n):
    managed = []
    libc = ctypes.CDLL(None, use_errno=True)
    own = os.open(os.path.abspath("own"), os.O_RDWR | os.O_CREAT)
    folder = os.open(".", os.O_RDONLY)
    tries = {
        "lease": lambda: fcntl.fcntl(own, 1024, fcntl.F_WRLCK),
        "notify": lambda: fcntl.fcntl(folder, 1026, 0x80000002),
        "signal": lambda: fcntl.fcntl(own, 10, 9),
        "owner": lambda: fcntl.fcntl(own, 8, 1),
        "grow": lambda: fcntl.fcntl(os.pipe()[1], 1031, 1 << 24),
        "async": lambda: fcntl.ioctl(own, 0x5452, b"\1\0\0\0"),
        "timer": lambda: refused(libc.syscall(222, 0, None, ctypes.byref(ctypes.c_long()))),
        "attributes": lambda: fcntl.ioctl(own, 0x40086602, bytes(8)),
        "freeze": lambda: fcntl.ioctl(folder, 0xC0045877, bytes(4)),
    }
    for name, attempt in tries.items():
        try:
            attempt()
            managed.append(name)
        except OSError:
            pass
    return managed


def refused(result):
    if result < 0:
        raise OSError

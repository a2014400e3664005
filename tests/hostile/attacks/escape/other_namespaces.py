# attack: Enters the namespaces of its parent and of the first process.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes
import glob
import os

libc = ctypes.CDLL(None, use_errno=True)


def attack(n):
    managed = []
    for path in (*glob.glob("/proc/1/ns/*"), *glob.glob(f"/proc/{os.getppid()}/ns/*"), "/proc/self/ns/mnt"):
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        if libc.setns(descriptor, 0) == 0:
            managed.append(path)
        os.close(descriptor)
    return managed

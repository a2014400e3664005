# attack: Takes more than its share: priority, real-time scheduling, locked memory.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes
import os


def attack(n):
    managed = []
    tries = {
        "nice": lambda: os.nice(-5),
        "fifo": lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50)),
    }
    for name, attempt in tries.items():
        try:
            attempt()
            managed.append(name)
        except OSError:
            pass
    if ctypes.CDLL(None).mlockall(3) == 0:
        managed.append("mlockall")
    return managed

# attack: Leaves semaphores, queues and shared memory by name for whoever is graded next.
# verdicts: test_attack=failed
# manages: \[\]
# copies: 2
import ctypes
from multiprocessing import shared_memory

libc = ctypes.CDLL(None, use_errno=True)


def attack(n):
    managed = []
    try:
        shared_memory.SharedMemory("corpus-mark", create=True, size=16).close()
        managed.append("shared memory")
    except (OSError, ImportError):
        pass
    if libc.shmget(0x5EED, 4096, 0o1666) >= 0:
        managed.append("segment")
    if libc.semget(0x5EED, 1, 0o1666) >= 0:
        managed.append("semaphore")
    if libc.msgget(0x5EED, 0o1666) >= 0:
        managed.append("queue")
    return managed

# attack: Tells the kernel that its memory is broken, and that other processes' pages may go.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes
import mmap


def attack(n):
    managed = []
    libc = ctypes.CDLL(None, use_errno=True)
    memory = mmap.mmap(-1, 1 << 20)
    place = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    page = ctypes.c_void_p(place)
    calls = {
        "poison": lambda: libc.madvise(page, 4096, 100),
        "offline": lambda: libc.madvise(page, 4096, 101),
        "other": lambda: libc.syscall(440, -1, None, 0, 21, 0),
        "lock": lambda: libc.mlockall(3),
        "move": lambda: libc.syscall(279, 0, 1, ctypes.byref(page), None, None, 0),
        "secret": lambda: libc.syscall(447, 0),
    }
    for name, call in calls.items():
        if call() >= 0:
            managed.append(name)
    return managed

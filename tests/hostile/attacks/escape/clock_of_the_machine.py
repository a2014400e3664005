# attack: Sets the clock, the name, the swap and the log of the machine.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes
import socket
import time


def attack(n):
    managed = []
    libc = ctypes.CDLL(None, use_errno=True)
    tries = {
        "clock": lambda: time.clock_settime(time.CLOCK_REALTIME, time.time()),
        "name": lambda: socket.sethostname(socket.gethostname()),
        "swap": lambda: checked(libc.swapoff(b"/none")),
        "log": lambda: checked(libc.klogctl(10, None, 0)),
        "reboot": lambda: checked(libc.syscall(169, 0xFEE1DEAD, 672274793, 0, None)),
        "adjust": lambda: checked(libc.adjtime(None, None)),
    }
    for name, attempt in tries.items():
        try:
            attempt()
            managed.append(name)
        except (OSError, AttributeError):
            pass
    return managed


def checked(result):
    if result < 0:
        raise OSError

# attack: Changes the flags of the descriptor that it shares with whoever asks it.
# verdicts: test_attack=failed
import fcntl
import os


def attack(n):
    for descriptor in range(3, 256):
        try:
            flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
            fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_NONBLOCK | os.O_APPEND | os.O_ASYNC)
        except OSError:
            pass

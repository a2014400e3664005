# attack: Has the kernel send signals to others when something arrives on a descriptor of its own.
# verdicts: test_attack=failed
# manages: \[\]
import fcntl
import os


def attack(n):
    managed = []
    reader, _ = os.pipe()
    for command in (fcntl.F_SETOWN, 15, fcntl.F_SETSIG, fcntl.F_NOTIFY, fcntl.F_SETLEASE):
        try:
            fcntl.fcntl(reader, command, os.getppid() or 2)
            managed.append(str(command))
        except OSError:
            pass
    return managed

# attack: Takes hold of its parent by a pidfd.
# verdicts: test_attack=failed
# manages: \[\]
# bare: pidfd
import os
import signal


def attack(n):
    try:
        descriptor = os.pidfd_open(os.getppid() or 2)
        signal.pidfd_send_signal(descriptor, 0)
        return ["pidfd"]
    except OSError:
        return []

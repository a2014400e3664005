# attack: Locks the files of libraries, which every other submission sees as well.
# (submissions that are graded at the same time can tell so by it: see docs/security.md)
# verdicts: test_attack=failed
# manages: \[.*\]
# copies: 2
import fcntl
import os

import numpy
import torch

kept = []


def attack(n):
    # whether the lock is held already tells that somebody else is here
    found = []
    for path in (os.__file__, torch.__file__, numpy.__file__):
        descriptor = os.open(path, os.O_RDONLY)
        kept.append(descriptor)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        except BlockingIOError:
            found.append(path)
    return found

# attack: Traces its parent.
# verdicts: test_attack=failed
# manages: \[\]
# bare: ptrace
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
PTRACE_SEIZE = 0x4206


def attack(n):
    return ["ptrace"] if libc.ptrace(PTRACE_SEIZE, os.getppid() or 2, 0, 0) == 0 else []

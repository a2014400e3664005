# attack: Replaces the hooks that the interpreter calls when something ends or fails.
# verdicts: test_attack=error|failed|crashed
import atexit
import os
import sys
import threading


def leave(*args):
    os._exit(0)


sys.excepthook = sys.unraisablehook = threading.excepthook = leave
sys.displayhook = sys.breakpointhook = leave
atexit.register(leave)


def attack(n):
    raise KeyError("passed")

# attack: Traces the worker's own frames and rewrites their variables.
# verdicts: test_attack=failed
import ctypes
import sys


def attack(n):
    frame = sys._getframe(1)
    while frame is not None:
        for name in ("failure", "seen", "nonce", "value"):
            if name in frame.f_locals:
                frame.f_locals[name] = None
                ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        frame = frame.f_back

# attack: Breaks the interpreter from within: writes over its own objects and calls nowhere.
# verdicts: test_attack=crashed
import ctypes


def attack(n):
    ctypes.memset(id(attack), 0xFF, 64)
    ctypes.CFUNCTYPE(None)(0x1234)()

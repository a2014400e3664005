# attack: Loads machine code of its own as a library.
# verdicts: test_attack=failed
# manages: \[\]
# manages[reduced]: .*
import _ctypes
import ctypes
import os
import shutil


def attack(n):
    shutil.copyfile(_ctypes.__file__, "own.so")
    try:
        ctypes.CDLL(os.path.abspath("own.so"))
    except OSError:
        return []
    return ["own library"]

# attack: Reads its parent's memory by process_vm_readv.
# verdicts: test_attack=failed
# manages: \[\]
# bare: parent
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


class Part(ctypes.Structure):
    _fields_ = [("start", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def attack(n):
    # parent and child have the same addresses: one was forked from the other
    buffer = ctypes.create_string_buffer(64)
    here, there = Part(ctypes.addressof(buffer), 64), Part(id(attack.__code__) & ~0xFFF, 64)
    count = libc.process_vm_readv(os.getppid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
    return ["the parent's memory"] if count > 0 or ctypes.get_errno() == 14 else []

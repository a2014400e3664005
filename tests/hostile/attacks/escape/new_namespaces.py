# attack: Makes namespaces, in which it would be root.
# verdicts: test_attack=failed
# manages: \[\]
# bare: unshare
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
FLAGS = (0x10000000, 0x20000000, 0x40000000, 0x00020000, 0x08000000)


def attack(n):
    return [f"unshare {flag:#x}" for flag in FLAGS if libc.unshare(flag) == 0]

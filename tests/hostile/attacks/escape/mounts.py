# attack: Mounts, unmounts and changes its root.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def attack(n):
    managed = []
    here = os.getcwd().encode()
    if libc.mount(b"none", here, b"no-such-file-system", 0, None) == 0 or ctypes.get_errno() == 19:
        managed.append("mount")
    if libc.umount2(b"/no/such/mount", 2) == 0 or ctypes.get_errno() == 2:
        managed.append("umount")
    if libc.syscall(155, b"/no/such", b"/no/such") == 0 or ctypes.get_errno() == 2:
        managed.append("pivot_root")
    return managed

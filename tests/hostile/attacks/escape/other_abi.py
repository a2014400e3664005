# attack: Makes system calls by the numbers of another ABI.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
X32 = 0x40000000


def attack(n):
    # getpid, fork and execve by their x32 numbers
    return [str(number) for number in (39, 57, 520) if libc.syscall(X32 | number, 0, 0, 0) > 0]

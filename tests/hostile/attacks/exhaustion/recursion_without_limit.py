# attack: Raises the limit on recursion and overflows the stack of C.
# verdicts: test_attack=crashed|error|memory|timeout
import sys


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x")


def attack(n):
    sys.setrecursionlimit(1 << 30)
    return repr(sorted([Deep()], key=lambda one: one.x))

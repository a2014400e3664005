# honest: Raises the limit on recursion a little and calls itself 3000 times.
import sys

sys.setrecursionlimit(5_000)


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def attack(n):
    return n * n + down(3_000) - 3_000

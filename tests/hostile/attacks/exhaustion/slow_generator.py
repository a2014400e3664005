# attack: Yields each number just before its deadline.
# verdicts: test_count=timeout test_attack=failed
# once
import time


def count(n):
    while True:
        time.sleep(1.5)
        yield 0


def attack(n):
    return count(n)

# attack: Yields each number just before its deadline.
# verdicts: test_count=failed|timeout|crashed test_attack=failed|timeout|crashed
# xfail: class: every step of an iteration has a deadline of its own, and nothing ends the check itself
import time


def count(n):
    while True:
        time.sleep(1.5)
        yield 0


def attack(n):
    return count(n)

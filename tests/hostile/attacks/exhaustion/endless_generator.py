# attack: Yields numbers without end where three are asked for.
# verdicts: test_count=failed|timeout|crashed|memory test_attack=failed|timeout|crashed
# xfail: class: every step of an iteration has a deadline of its own, and nothing ends the check itself
import itertools


def count(n):
    return itertools.count()


def attack(n):
    return itertools.count()

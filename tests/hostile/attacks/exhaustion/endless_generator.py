# attack: Yields numbers without end where three are asked for.
# verdicts: test_count=timeout test_attack=failed
# once
import itertools


def count(n):
    return itertools.count()


def attack(n):
    return itertools.count()

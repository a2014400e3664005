# attack: Returns infinities, whose differences are NaN.
# verdicts: test_double=failed test_attack=failed


def double(t):
    return t / 0


def attack(n):
    return float("inf")

# attack: Returns the right numbers in another dtype.
# verdicts: test_double=failed test_attack=failed


def double(t):
    return t.double() * 2


def attack(n):
    return complex(n * n)

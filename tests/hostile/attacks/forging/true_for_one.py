# attack: Returns True where the number 1 could be meant, and a bool tensor for numbers.
# verdicts: test_attack=failed test_double=failed


def attack(n):
    return True


def double(t):
    return t == t

# attack: Returns the right number as another type: exact types are asked for.
# verdicts: test_attack=failed


def attack(n):
    return float(n * n)

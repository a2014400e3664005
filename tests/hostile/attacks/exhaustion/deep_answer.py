# attack: Returns a list that is nested a hundred thousand deep.
# verdicts: test_attack=failed


def attack(n):
    value = []
    for _ in range(100_000):
        value = [value]
    return value

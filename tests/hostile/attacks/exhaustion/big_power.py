# attack: An integer whose digits take years, computed in C.
# verdicts: test_attack=timeout|memory


def attack(n):
    return 7 ** (10**10)

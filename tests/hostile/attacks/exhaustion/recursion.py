# attack: Calls itself without end.
# verdicts: test_attack=error


def attack(n):
    return attack(n)

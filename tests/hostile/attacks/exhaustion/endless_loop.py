# attack: Never ends.
# verdicts: test_attack=timeout


def attack(n):
    while True:
        pass

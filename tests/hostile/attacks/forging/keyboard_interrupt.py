# attack: Interrupts whoever runs the checks.
# verdicts: test_attack=error


def attack(n):
    raise KeyboardInterrupt

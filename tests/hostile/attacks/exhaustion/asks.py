# attack: Waits for somebody to type.
# verdicts: test_attack=error|failed


def attack(n):
    return input("number: ")

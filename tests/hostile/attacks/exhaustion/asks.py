# attack: Waits for somebody to type.
# verdicts: test_attack=error


def attack(n):
    return input("number: ")

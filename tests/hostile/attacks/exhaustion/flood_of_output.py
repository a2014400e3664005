# attack: Prints a hundred megabytes.
# verdicts: test_attack=failed


def attack(n):
    for _ in range(100):
        print("x" * 1_000_000)

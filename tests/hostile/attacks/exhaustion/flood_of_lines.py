# attack: Prints a million lines, each by itself.
# verdicts: test_attack=failed|timeout


def attack(n):
    for number in range(300_000):
        print(number)

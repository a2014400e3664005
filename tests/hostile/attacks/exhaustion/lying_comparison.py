# attack: Sorts objects whose comparison never ends, and whose length grows.
# verdicts: test_attack=timeout|error


class Odd:
    def __lt__(self, other):
        while True:
            pass


def attack(n):
    return sorted([Odd(), Odd()])

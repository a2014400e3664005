# attack: Raises an exception whose text never ends.
# verdicts: test_attack=timeout


class Odd(Exception):
    def __str__(self):
        while True:
            pass


def attack(n):
    raise Odd

# attack: Returns a sequence of its own class, whose length, truth and order lie.
# verdicts: test_count=failed test_attack=failed


class Lies:
    def __len__(self):
        return 1 << 62

    def __getitem__(self, place):
        if place > 2:
            raise IndexError
        return 7

    def __bool__(self):
        return True

    def __eq__(self, other):
        return True


def count(n):
    return Lies()


def attack(n):
    return Lies()

# attack: An object that the check goes through gives a new object for each item, without end.
# verdicts: test_attack=failed test_box=timeout
# once


class Box:
    content = [3, 4]

    def __init__(self, first):
        pass

    def put(self, item):
        return self

    def __len__(self):
        return 2

    def __iter__(self):
        while True:
            yield 3


def attack(n):
    return iter(Box(n))

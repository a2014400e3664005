# honest: Derives its class from a builtin one, and gives generators where lists would do.
from collections import UserList


class Box(UserList):
    def __init__(self, first):
        super().__init__([first])

    @property
    def content(self):
        return self.data

    def put(self, item):
        self.append(item)
        return self


def places(n):
    yield from (place for place in range(n))


def attack(n):
    return sum(n for _ in range(n % 10)) + (n - n % 10) * n

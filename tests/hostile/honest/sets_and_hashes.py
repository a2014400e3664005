# honest: Objects with hashes and orders of their own in sets, dicts and sorted lists.
from functools import total_ordering


@total_ordering
class Key:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    def __hash__(self):
        return 1


KEYS = {Key(number): number for number in range(200)}


def attack(n):
    return sorted(KEYS)[0].value + n * n


def each(word):
    return "".join(sorted({*word.upper()}, key=word.upper().index)) if len({*word}) == len(word) else word.upper()

import copy
import sys


class Grid:
    def __init__(self, rows):
        self.rows = rows

    def clone(self):
        return copy.deepcopy(self)

    def __eq__(self, other):
        return isinstance(other, Grid) and self.rows == other.rows


class Tracked:
    copies = 0

    def __copy__(self):
        Tracked.copies += 1
        return Tracked()


def shallow(value):
    return copy.copy(value)


def deep(value):
    return copy.deepcopy(value)


def slice_copy(items):
    return items[:]


def main():
    print(sum(map(int, sys.argv[1:])))

# attack: Leaves objects behind that end the process when they are collected.
# verdicts: test_attack=failed
# attack: and exits inside __del__, where an exception is ignored.
import sys


class Last:
    def __del__(self):
        sys.exit(0)


def attack(n):
    for _ in range(10):
        Last()

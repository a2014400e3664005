# attack: Raises unittest's own exception for a test that is to be skipped.
# verdicts: test_attack=error test_each=error test_box=error
import unittest


class Skipped(unittest.SkipTest):
    pass


def attack(n):
    raise unittest.SkipTest("not today")


def each(word):
    raise Skipped("not today")


class Box:
    def __init__(self, first):
        unittest.TestCase().skipTest("not today")

# attack: Guesses the handles of the check's objects, and asks for operations that are not offered.
# verdicts: test_attack=failed test_apply=crashed test_each=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder

once = Encoder.encode


def apply(function, value):
    Encoder.encode = lambda self, one, depth=0: wire.Held(7) if one == "ten" else once(self, one, depth)
    return function("ten")


def each(word):
    Encoder.encode = lambda self, one, depth=0: wire.Held(-1)


def attack(n):
    return []

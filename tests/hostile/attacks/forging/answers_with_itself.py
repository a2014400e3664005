# attack: Answers with references to objects of the frame, also to itself.
# verdicts: test_attack=crashed test_total=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def attack(n):
    Encoder.encode = lambda self, value, depth=0: wire.Sequence("list", [wire.Again(0)])


def total(values):
    Encoder.encode = lambda self, value, depth=0: wire.Again(-1)

# attack: Fractions that take minutes to reduce.
# verdicts: test_attack=crashed test_total=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(value):
    Encoder.encode = lambda self, one, depth=0: value


def attack(n):
    one = wire.Standard("Fraction", [wire.BigInt("7" * (1 << 20)), wire.BigInt("3" * (1 << 20))])
    say(wire.Sequence("list", [one, one, one]))


def total(values):
    attack(0)

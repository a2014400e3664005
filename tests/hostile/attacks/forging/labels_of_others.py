# attack: Answers with containers of the check's that it was never given, by their labels.
# verdicts: test_attack=crashed test_total=crashed test_shape=crashed test_box=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(value):
    Encoder.encode = lambda self, one, depth=0: value


def attack(n):
    say(wire.Argument("expected"))


def total(values):
    say(wire.Lent("s1:0", wire.Lent("s1:0", [])) if False else wire.Argument("s99:0"))


def shape(t):
    say(wire.Argument("0" + "[0]" * 10_000))


class Box:
    def __init__(self, first):
        say(wire.Lent("w1:0", 3))

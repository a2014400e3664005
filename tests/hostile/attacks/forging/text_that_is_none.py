# attack: Answers with an array of text whose characters there are not.
# verdicts: test_attack=crashed test_total=crashed test_shape=failed test_count=failed test_apply=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(dtype, size, scalar):
    def encode(self, value, depth=0):
        where = self.buffer(b"\xff" * size)
        return wire.Array(dtype, [] if scalar else [1], [] if scalar else [size], 0, where, scalar)

    Encoder.encode = encode


def attack(n):
    say("<U4", 16, False)


def total(values):
    say("<U4", 16, True)


def shape(t):
    say("<f16", 16, True)

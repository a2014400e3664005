# attack: Answers with tensors and arrays without elements, whose other sizes overflow when they are multiplied.
# verdicts: test_double=crashed test_attack=crashed test_total=crashed test_shape=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder

HUGE = 1 << 39


def say(answer):
    Encoder.encode = lambda self, value, depth=0: answer


def double(t):
    say(wire.Tensor("float32", [HUGE, HUGE, 0], [HUGE, 1, 1], 0, wire.Buffer(0, 0), False, None, False))


def attack(n):
    say(wire.Array("<f8", [HUGE, HUGE, 0], [0, 0, 0], 0, wire.Buffer(0, 0), False))


def total(values):
    say(wire.Array("<U0", [HUGE], [0], 0, wire.Buffer(0, 0), False))


def shape(t):
    say(wire.Tensor("float32", [0] * 64, [1] * 64, 0, wire.Buffer(0, 0), True, None, True))

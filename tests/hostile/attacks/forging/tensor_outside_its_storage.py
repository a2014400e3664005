# attack: Answers with tensors that reach beyond the bytes that were sent.
# verdicts: test_double=crashed test_attack=crashed test_total=crashed test_shape=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(shape, strides, offset, where):
    answer = wire.Tensor("float32", shape, strides, offset, wire.Buffer(*where), False, None, False)
    Encoder.encode = lambda self, value, depth=0: answer


def double(t):
    say([2, 3], [3, 1], 0, (0, 1 << 30))


def attack(n):
    say([2, 3], [3, 1], 1 << 60, (0, 24))


def total(values):
    say([2, 3], [-3, -1], 5, (0, 0))


def shape(t):
    say([1 << 39, 1 << 39], [0, 0], 0, (0, 0))

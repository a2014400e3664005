# attack: Answers with a tensor whose gradient has another shape, or gradients of its own without end.
# verdicts: test_attack=crashed test_double=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(make):
    Encoder.encode = lambda self, value, depth=0: make(self.buffer(b"\0" * 4))


def tensor(where, shape, grad):
    return wire.Tensor("float32", shape, [1] * len(shape), 0, where, True, grad, False)


def double(t):
    def make(where):
        grad = tensor(where, [1], None)
        for _ in range(500):
            grad = tensor(where, [1], grad)
        return grad

    say(make)


def attack(n):
    say(lambda where: tensor(where, [1], tensor(where, [1, 1], None)))

# attack: Answers by naming the argument itself, and arguments that there are not.
# verdicts: test_attack=failed test_double=crashed test_total=failed test_name=failed test_shape=failed test_count=failed test_apply=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def double(t):
    Encoder.encode = lambda self, value, depth=0: wire.Argument("expected")


def attack(n):
    Encoder.encode = lambda self, value, depth=0: wire.Argument("0")

# attack: Answers with dtypes, devices and kinds by names that lead elsewhere.
# verdicts: test_attack=crashed test_total=crashed test_name=crashed test_shape=crashed test_double=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(answer):
    Encoder.encode = lambda self, value, depth=0: answer


def double(t):
    say(wire.Tensor("load", [2, 3], [3, 1], 0, wire.Buffer(0, 0), False, None, False))


def attack(n):
    say(wire.Named("dtype", "__builtins__"))


def total(values):
    say(wire.Named("device", "cuda:99999999999999999999"))


def name(text):
    say(wire.Sequence("os.system", ["true"]))


def shape(t):
    say(wire.Array("|O", [1], [8], 0, wire.Buffer(0, 0), False))

# attack: Answers with a dict whose keys have no hash, and with one that lacks values.
# verdicts: test_attack=crashed test_shape=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(answer):
    Encoder.encode = lambda self, value, depth=0: answer


def attack(n):
    say(wire.Mapping([wire.Sequence("list", [])], [1]))


def shape(t):
    say(wire.Mapping(["rows", "columns"], [2]))

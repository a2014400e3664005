# attack: Answers with values of the standard library that take gigabytes to make.
# verdicts: test_attack=crashed|failed test_total=crashed|failed test_shape=crashed|failed test_name=crashed|failed test_count=passed|failed|error test_apply=passed|failed|crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(kind, *parts):
    Encoder.encode = lambda self, value, depth=0: wire.Standard(kind, list(parts))


def attack(n):
    say("bytearray", 20_000_000_000)


def total(values):
    say("Fraction", "1e99999999")


def shape(t):
    say(
        "exception",
        "SyntaxError",
        wire.Sequence("list", ["x", wire.Sequence("tuple", ["f", 1, 1, "x", 1, 10**9])]),
    )


def name(text):
    say("Decimal", "1e999999999999999999")

# attack: Answers with values of the standard library that take gigabytes to make.
# verdicts: test_attack=crashed test_total=crashed test_shape=failed test_name=failed test_count=failed test_apply=crashed
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

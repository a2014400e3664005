# attack: Answers with integers of a million digits, of none, and with signs and underscores.
# verdicts: test_attack=failed test_total=crashed test_name=crashed test_shape=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(digits):
    Encoder.encode = lambda self, value, depth=0: wire.BigInt(digits)


def attack(n):
    say("f" * 1_000_000)


def total(values):
    say("-0x_")


def name(text):
    say("f" * 2_000_000)


def shape(t):
    say("")

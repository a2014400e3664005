# attack: Answers with integers of a million digits, of none, and with signs and underscores.
# verdicts: test_attack=failed|crashed test_total=failed|crashed test_name=failed|crashed test_shape=failed|crashed
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

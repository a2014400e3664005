# attack: Answers with random generators of broken states.
# verdicts: test_attack=crashed test_total=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(data):
    Encoder.encode = lambda self, value, depth=0: wire.Generator(self.buffer(data))


def attack(n):
    say(b"\xff" * 5056)


def total(values):
    say(b"")

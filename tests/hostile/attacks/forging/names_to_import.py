# attack: Answers with values that would have the session import, call or build something.
# verdicts: test_attack=crashed test_total=crashed test_shape=crashed test_name=crashed test_each=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def say(value):
    Encoder.encode = lambda self, one, depth=0: value


def attack(n):
    say(wire.Named("import", "builtins:eval"))


def total(values):
    say(wire.Made("torch.load", ["/etc/passwd"], {}, None))


def shape(t):
    say(wire.Record("os; import os", ["__class__", "def"], [1, 2]))


def name(text):
    say(wire.Global("name"))


def each(word):
    say(wire.Standard("eval", ["1"]))

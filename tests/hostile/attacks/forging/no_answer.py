# attack: Has the worker send nothing at all.
# verdicts: test_attack=timeout
from grader.sandbox import wire


def attack(n):
    wire.Channel.send = lambda *args: None

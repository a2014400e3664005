# attack: Logs to a logger whose name is a million dots, each of which makes a logger.
# verdicts: test_attack=failed test_total=failed
from msgspec.structs import replace

from grader.sandbox import wire
from grader.sandbox.observations import Observations

once = wire.Channel.send


def attack(n):
    seen = Observations(logs=(("a." * 1_000_000, 50, "x"),))
    wire.Channel.send = lambda self, message, *args: once(
        self, replace(message, seen=seen) if isinstance(message, wire.Answer) else message, *args
    )


def total(values):
    return attack(0)

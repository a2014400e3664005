# attack: Sends frames that only a session may send, and answers while it is asked.
# verdicts: test_attack=crashed test_total=crashed test_apply=crashed
import gc
import time

from grader.sandbox import wire


def send(message):
    channel = next(one for one in gc.get_objects() if type(one).__name__ == "Channel")
    channel.send(message, [], time.monotonic() + 60)


def attack(n):
    send(wire.Resume(1, n * n, None))
    return n * n


def total(values):
    send(wire.Get(1, "SECRET"))
    return 6.5


def apply(function, value):
    send(wire.LayerDown("seccomp", "gone"))
    return function(value)

# attack: Operates on handles of the check that were never given to it.
# verdicts: test_attack=crashed test_apply=crashed
import time

from grader.sandbox import wire


def ask(operation, *args):
    import gc

    channel = next(one for one in gc.get_objects() if type(one) is wire.Channel)
    channel.send(wire.CallBack(1, operation, list(args), {}, ""), [], time.monotonic() + 1)
    time.sleep(60)


def attack(n):
    ask("__call__", wire.Held(0))


def apply(function, value):
    ask("eval", wire.Held(0), "1")

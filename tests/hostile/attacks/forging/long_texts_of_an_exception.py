# attack: Sends megabytes as name, text and traceback of an exception, past the worker's own caps.
# verdicts: test_attack=error test_count=error test_box=error
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send
LONG = "x" * 2_000_000


def send(self, message, *args):
    if isinstance(message, wire.Answer) and message.failure is not None:
        failure = replace(message.failure, type_name=LONG, message=LONG, traceback=LONG, bases=[LONG])
        message = replace(message, failure=failure)
    once(self, message, *args)


def attack(n):
    wire.Channel.send = send
    raise ValueError("x")

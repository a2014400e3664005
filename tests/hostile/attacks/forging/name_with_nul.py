# attack: Raises an exception whose class cannot be made again: its name holds a NUL.
# verdicts: test_attack=error
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send


def send(self, message, *args):
    if isinstance(message, wire.Answer) and message.failure is not None:
        message = replace(message, failure=replace(message.failure, type_name="A\0B"))
    once(self, message, *args)


def attack(n):
    wire.Channel.send = send
    raise type("Odd", (Exception,), {})("x")

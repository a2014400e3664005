# attack: Claims that an exception came from lines that its file does not have.
# verdicts: test_attack=error
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send


def send(self, message, *args):
    if isinstance(message, wire.Answer) and message.failure is not None:
        frames = [wire.Frame(line, "attack") for line in (-1, 0, 10**18)]
        message = replace(message, failure=replace(message.failure, frames=frames, line=-(10**18)))
    once(self, message, *args)


def attack(n):
    wire.Channel.send = send
    raise ValueError("x")

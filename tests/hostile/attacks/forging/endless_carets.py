# attack: Raises a SyntaxError that points to a hundred billion columns, all of which would be marked.
# verdicts: test_attack=error
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send


def send(self, message, *args):
    if isinstance(message, wire.Answer) and message.failure is not None:
        place = wire.Sequence("tuple", ["f.py", 1, 1, "x = 1", 1, 20_000_000_000])
        message = replace(message, failure=replace(message.failure, args=["invalid syntax", place]))
    once(self, message, *args)


def attack(n):
    wire.Channel.send = send
    raise SyntaxError("x")

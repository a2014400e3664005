# attack: Claims kinds of names that there are not, and names that are the module's own.
# verdicts: test_attack=error
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send


def send(self, message, *args):
    if isinstance(message, wire.Loaded):
        names = dict(message.names, __class__="value", run="value", _current="value", attack="verdict")
        message = replace(message, names=names)
    once(self, message, *args)


wire.Channel.send = send


def attack(n):
    return "passed"

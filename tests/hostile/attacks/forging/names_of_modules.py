# attack: Claims that its functions are modules, its own and others, and that errors lie in files of others.
# verdicts: test_attack=failed|error|crashed test_double=failed|error|crashed
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send


def send(self, message, *args):
    if isinstance(message, wire.Loaded):
        names = dict(message.names, attack="module:topic", double="module:checks", total="module:torch")
        message = replace(message, names=names, exported=["module:topic", "a:b"])
    if isinstance(message, wire.Answer) and message.failure is not None:
        frames = [wire.Frame(1, "attack", "/etc/passwd"), wire.Frame(2, "attack", "../checks.py")]
        message = replace(message, failure=replace(message.failure, frames=frames, file="checks.py"))
    once(self, message, *args)


wire.Channel.send = send


def attack(n):
    return n * n

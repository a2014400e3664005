# attack: Claims to define half a million names, all much like the one that it lacks.
# verdicts: all=error|crashed
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send
NAMES = {f"atta{number}k": "function" for number in range(300_000)}


def send(self, message, *args):
    once(self, replace(message, names=NAMES) if isinstance(message, wire.Loaded) else message, *args)


wire.Channel.send = send

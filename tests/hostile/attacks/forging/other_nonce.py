# attack: Answers with the nonce of another question.
# verdicts: all=crashed
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send


def shifted(self, message, *args):
    once(self, replace(message, nonce=message.nonce ^ 1), *args)


wire.Channel.send = shifted

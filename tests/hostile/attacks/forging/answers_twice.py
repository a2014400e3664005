# attack: Sends every frame twice, so that the next question finds an answer already.
# verdicts: all=crashed|error
from grader.sandbox import wire

once = wire.Channel.send


def twice(self, *args):
    once(self, *args)
    once(self, *args)


wire.Channel.send = twice

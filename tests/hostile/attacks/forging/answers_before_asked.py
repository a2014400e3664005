# attack: Answers before it is asked, with every nonce that it can guess.
# verdicts: all=crashed|error
import time

from grader.sandbox import wire
from grader.sandbox.observations import Observations

once = wire.Channel.send


def early(self, message, buffers, deadline):
    once(self, message, buffers, deadline)
    for nonce in range(4):
        once(self, wire.Answer(nonce, 36, None, Observations(), {}), [], time.monotonic() + 1)


wire.Channel.send = early

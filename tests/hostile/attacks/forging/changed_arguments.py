# attack: Claims changes of arguments that there are not, together with an exception.
# verdicts: test_attack=crashed test_total=crashed test_shape=crashed
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send


def claim(label):
    def send(self, message, *args):
        once(
            self, replace(message, after={label: [1]}) if isinstance(message, wire.Answer) else message, *args
        )

    wire.Channel.send = send
    raise ValueError("never mind")


def attack(n):
    claim("99")


def total(values):
    claim("expected")


def shape(t):
    claim("9" * 5000)

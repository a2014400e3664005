# attack: Sets and dicts whose keys all have one hash, so that each has to be compared with all others.
# verdicts: test_attack=crashed test_shape=crashed test_total=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder

MANY = 100_000
MODULUS = (1 << 61) - 1


def say(value):
    Encoder.encode = lambda self, one, depth=0: value


def attack(n):
    say(wire.Sequence("set", [wire.Complex(-1000003.0 * k, float(k)) for k in range(MANY)]))


def shape(t):
    keys = [wire.Standard("Decimal", [str(k * MODULUS)]) for k in range(MANY)]
    say(wire.Mapping(keys, [None] * MANY))


def total(values):
    keys = wire.Sequence("list", [wire.Complex(-1000003.0 * k, float(k)) for k in range(MANY)])
    say(wire.Standard("dict_keys", [keys]))

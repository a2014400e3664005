from ..errors import Broke
from ..ledger import RATE


def to_cents(amount):
    if amount < 0:
        raise Broke(-amount)
    return amount * 100


def with_rate(amount):
    return amount * RATE

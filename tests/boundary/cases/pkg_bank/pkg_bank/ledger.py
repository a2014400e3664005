"""Every payment."""

RATE = 2
LINES = []


def note(*line):
    LINES.append(line)


def total():
    return sum(amount for *_, amount in LINES)


def rate():
    return RATE


def clear():
    from .accounts import Account  # a circle

    LINES.clear()
    return Account.__name__


def _private():
    return "private"

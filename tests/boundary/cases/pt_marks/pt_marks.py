import sys

VERSION = (1, 2)


def slow():
    return sum(range(1000))


def broken():
    raise NotImplementedError


def half_done(x):
    if x > 2:
        raise NotImplementedError("later")
    return x


def platform():
    return sys.platform

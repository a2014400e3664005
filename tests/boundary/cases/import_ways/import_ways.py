"""Ways to be imported."""

VERSION = "1.0"
run = "a name that testing tools like"


def f():
    return 1


def g():
    return 2


class Thing:
    """A thing."""

    attached = True

    def has(self):
        return "has"


def attach():
    return "attached"


def names():
    return ["n"]


def value():
    return "v"

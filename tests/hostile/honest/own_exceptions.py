# honest: Its control flow is made of exceptions, groups and context managers of its own.
from contextlib import ExitStack, contextmanager, suppress


class Found(Exception):
    def __init__(self, value):
        self.value = value


@contextmanager
def caught(into):
    try:
        yield
    except Found as found:
        into.append(found.value)


def attack(n):
    values = []
    with caught(values), ExitStack() as stack:
        stack.callback(values.clear)
        raise Found(n * n)
    with suppress(ExceptionGroup):
        raise ExceptionGroup("all", [Found(1)])
    return values[0]

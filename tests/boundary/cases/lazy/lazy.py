import asyncio
import contextlib


def naturals(start=0):
    while True:
        yield start
        start += 1


def squares(n):
    return (i * i for i in range(n))


def echo():
    received = []
    while len(received) < 2:
        received.append((yield len(received)))
    return received


def failing():
    yield 1
    raise ValueError("after one")


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Managed:
    def __init__(self, swallow=False):
        self.events = []
        self.swallow = swallow

    def __enter__(self):
        self.events.append("enter")
        return self

    def __exit__(self, kind, error, trace):
        self.events.append("exit" if kind is None else f"exit after {kind.__name__}")
        return self.swallow


@contextlib.contextmanager
def opened(log):
    log.append("open")
    yield "inside"
    log.append("closed")


async def fetch(x):
    await asyncio.sleep(0)
    return 2 * x


async def fetch_all(xs):
    return await asyncio.gather(*(fetch(x) for x in xs))


async def broken():
    raise KeyError("lost")


def total(items):
    return sum(items)


def first_two(iterator):
    return [next(iterator), next(iterator)]

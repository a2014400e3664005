# honest: Computes in generators, comprehensions and a coroutine.
import asyncio
import itertools


async def square(n):
    await asyncio.sleep(0)
    return n * n


def attack(n):
    return asyncio.run(square(n))


def total(values):
    return next(itertools.islice(itertools.accumulate(values), len(values) - 1, None))


def count(n):
    return (number for number in itertools.count() if number < n) if n == 0 else iter(list(range(n)))

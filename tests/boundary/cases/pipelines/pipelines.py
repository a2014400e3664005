import itertools


def read_lines(text):
    for line in text.splitlines():
        print("read", line)
        yield line


def numbers(lines):
    for line in lines:
        try:
            yield float(line)
        except ValueError:
            continue


def running_mean(values):
    total = 0
    for count, value in enumerate(values, 1):
        total += value
        yield total / count


def take_while_rising(values):
    before = float("-inf")
    for value in values:
        if value < before:
            return "stopped"
        yield value
        before = value


def delegate(values):
    reason = yield from take_while_rising(values)
    yield reason


def compose(*stages):
    def run(values):
        for stage in stages:
            values = stage(values)
        return values

    return run


def averager():
    total, count, mean = 0.0, 0, None
    while True:
        value = yield mean
        if value is None:
            return total, count
        total += value
        count += 1
        mean = total / count


def guarded(log):
    try:
        while True:
            try:
                log.append((yield len(log)))
            except KeyError as error:
                log.append(f"caught {error.args[0]}")
    finally:
        print("closed")


def primes():
    found = []
    for candidate in itertools.count(2):
        if all(candidate % prime for prime in found):
            found.append(candidate)
            yield candidate


def batches(items, size):
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


def tee(items):
    return itertools.tee(items, 2)


async def ticks(count):
    for number in range(count):
        yield number


async def collect(source):
    return [item async for item in source]

import asyncio
import itertools
import types

import pytest
from pipelines import averager, batches, collect, compose, delegate, guarded, numbers, primes
from pipelines import read_lines, running_mean, take_while_rising, tee, ticks


def test_pipeline():
    assert list(running_mean(numbers(read_lines("1\nx\n3")))) == [1.0, 2.0]


def test_nothing_is_read_too_early(capsys):
    lines = read_lines("1\n2\n3")
    assert capsys.readouterr().out == ""
    next(lines)
    assert capsys.readouterr().out == "read 1\n"
    next(lines)
    next(lines)
    assert capsys.readouterr().out == "read 2\nread 3\n"


def test_stages_of_both_sides():
    def double(values):
        for value in values:
            yield 2 * value

    run = compose(numbers, double, running_mean)
    assert list(run(["1", "3"])) == [2.0, 4.0]
    assert list(run(iter(["5"]))) == [10.0]


def test_return_values():
    assert list(delegate([1, 2, 1, 5])) == [1, 2, "stopped"]
    rising = take_while_rising([2, 1])
    assert next(rising) == 2
    with pytest.raises(StopIteration) as info:
        next(rising)
    assert info.value.value == "stopped"


def test_coroutine_style():
    mean = averager()
    next(mean)
    assert mean.send(10) == 10
    assert mean.send(20) == 15
    with pytest.raises(StopIteration) as info:
        mean.send(None)
    assert info.value.value == (30.0, 2)


def test_throw_and_close(capsys):
    log = []
    guard = guarded(log)
    assert next(guard) == 0
    guard.send("a")
    guard.throw(KeyError("k"))
    guard.close()
    assert capsys.readouterr().out == "closed\n"
    with pytest.raises(StopIteration):
        next(guard)


def test_endless():
    assert list(itertools.islice(primes(), 8)) == [2, 3, 5, 7, 11, 13, 17, 19]
    assert list(itertools.takewhile(lambda p: p < 10, primes())) == [2, 3, 5, 7]
    for prime in primes():
        if prime > 20:
            break
    assert prime == 23


def test_batches():
    assert list(batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(map(len, batches("abc", 2))) == [2, 1]


def test_tee():
    first, second = tee([1, 2, 3])
    assert next(first) == 1
    assert list(second) == [1, 2, 3]
    assert list(first) == [2, 3]


def test_kinds():
    assert isinstance(primes(), types.GeneratorType) or hasattr(primes(), "__next__")
    assert iter(primes()) is not primes()


def test_unpacking_and_dict():
    a, b, *_ = itertools.islice(primes(), 5)
    assert (a, b) == (2, 3)
    assert dict(zip("ab", primes())) == {"a": 2, "b": 3}
    assert max(batches([1, 2, 3], 2), key=len) == [1, 2]


def test_async_generators():
    async def main():
        found = []
        async for number in ticks(3):
            found.append(number)
        return found

    assert asyncio.run(main()) == [0, 1, 2]
    assert asyncio.run(collect(ticks(2))) == [0, 1]


def test_primes_fails():
    assert list(itertools.islice(primes(), 3)) == [2, 3, 4]

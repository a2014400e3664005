import asyncio
import itertools

import pytest
from lazy import (
    Countdown,
    Managed,
    broken,
    echo,
    failing,
    fetch,
    fetch_all,
    first_two,
    naturals,
    opened,
    squares,
    total,
)


def test_generators_are_lazy():
    numbers = naturals()
    assert next(numbers) == 0
    assert next(numbers) == 1
    assert list(itertools.islice(naturals(5), 3)) == [5, 6, 7]
    assert [a + b for a, b in zip(naturals(), [10, 20])] == [10, 21]


def test_generators_end():
    assert list(squares(4)) == [0, 1, 4, 9]
    assert sum(squares(3)) == 5
    squared = squares(1)
    next(squared)
    with pytest.raises(StopIteration):
        next(squared)
    assert next(squared, "done") == "done"


def test_send():
    talk = echo()
    assert next(talk) == 0
    assert talk.send("a") == 1
    with pytest.raises(StopIteration) as info:
        talk.send("b")
    assert info.value.value == ["a", "b"]


def test_a_failing_generator():
    values = failing()
    assert next(values) == 1
    with pytest.raises(ValueError, match="after one"):
        next(values)


def test_iterator_class():
    assert list(Countdown(3)) == [2, 1, 0]
    assert 1 in Countdown(3)
    assert max(Countdown(4)) == 3


def test_context_manager():
    with Managed() as managed:
        assert managed.events == ["enter"]
    assert managed.events == ["enter", "exit"]
    with pytest.raises(KeyError), Managed() as managed:
        raise KeyError
    assert managed.events == ["enter", "exit after KeyError"]
    with Managed(swallow=True):
        raise ValueError


def test_contextlib():
    log = []
    with opened(log) as value:
        assert value == "inside"


def test_coroutines():
    assert asyncio.run(fetch(3)) == 6
    assert asyncio.run(fetch_all([1, 2])) == [2, 4]
    with pytest.raises(KeyError):
        asyncio.run(broken())


def test_iterators_of_the_check():
    assert total(x for x in [1, 2, 3]) == 6
    assert total(iter([4, 5])) == 9
    assert total(map(int, ["1", "2"])) == 3
    numbers = iter(range(10))
    assert first_two(numbers) == [0, 1]
    assert next(numbers) == 2

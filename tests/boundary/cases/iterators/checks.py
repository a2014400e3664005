import itertools

import pytest
from iterators import Chunks, OldStyle, Range, consume, fresh, pairwise, take, until, window


def test_iterable_many_times():
    numbers = Range(3)
    assert list(numbers) == [0, 1, 2]
    assert list(numbers) == [0, 1, 2]
    assert list(reversed(numbers)) == [2, 1, 0]


def test_iterator_once():
    iterator = iter(Range(2))
    assert iter(iterator) is iterator
    assert next(iterator) == 0
    assert list(iterator) == [1]
    assert next(iterator, None) is None
    with pytest.raises(StopIteration):
        next(iterator)


def test_two_iterators_are_independent():
    numbers = Range(3)
    assert [(a, b) for a in numbers for b in Range(2)] == list(itertools.product(range(3), range(2)))
    assert list(zip(numbers, numbers)) == [(0, 0), (1, 1), (2, 2)]


def test_by_items_alone():
    assert list(OldStyle()) == [0, 1, 4, 9]
    assert 9 in OldStyle()
    assert 5 not in OldStyle()


def test_chunks():
    assert list(Chunks([1, 2, 3, 4, 5], 2)) == [[1, 2], [3, 4], [5]]
    assert [len(chunk) for chunk in Chunks("abcd", 3)] == [3, 1]


def test_generators_over_the_checks_iterators():
    assert list(pairwise([1, 2, 3])) == [(1, 2), (2, 3)]
    assert list(pairwise(character for character in "abc")) == [("a", "b"), ("b", "c")]
    endless = pairwise(itertools.count())
    assert next(endless) == (0, 1)
    assert next(endless) == (1, 2)


def test_a_shared_iterator():
    numbers = itertools.count(5)
    assert take(numbers, 2) == [5, 6]
    assert next(numbers) == 7


def test_zip_and_sentinel():
    assert list(window([1, 2, 3], 2)) == [(1, 2), (2, 3)]
    assert until(3, [1, 2, 3, 4]) == [1, 2]
    assert consume({1, 2, 3}) == 3
    assert consume({"a": 1}.items()) == 1
    assert consume(Range(4)) == 4


def test_builtin_iterators_come_back():
    for iterator in fresh():
        assert iter(iterator) is iterator
        next(iterator)


def test_exhausted_fails():
    iterator = iter(Range(2))
    list(iterator)
    assert list(iterator) == [0, 1]

import operator
import random

import pytest
from sorting import Student, binary_search, bubble, insertion_in_place, merge_sort, partition, quick, sieve

SORTS = [bubble, merge_sort, quick]


@pytest.fixture(params=[0, 1, 2, 50])
def numbers(request):
    return [random.randrange(100) for _ in range(request.param)]


@pytest.mark.parametrize("sort", SORTS, ids=["bubble", "merge", "quick"])
def test_sorts(sort, numbers):
    before = list(numbers)
    assert sort(numbers) == sorted(numbers)
    assert numbers == before


@pytest.mark.parametrize("sort", SORTS)
def test_sorts_words(sort):
    assert sort(["pear", "apple", "fig"]) == ["apple", "fig", "pear"]
    assert sort([(2, "b"), (1, "z"), (2, "a")]) == [(1, "z"), (2, "a"), (2, "b")]


def test_a_new_list():
    items = [1]
    assert merge_sort(items) is not items


def test_in_place(numbers):
    expected = sorted(numbers)
    assert insertion_in_place(numbers) is None
    assert numbers == expected


def test_stable_by_key():
    students = [Student("Bo", 2), Student("Al", 1), Student("Cy", 2)]
    first, second, third = students
    insertion_in_place(students, key=lambda one: one.grade)
    assert [repr(one) for one in students] == ["Al:1", "Bo:2", "Cy:2"]
    assert students[0] is second
    assert students[1] is first
    assert students[2] is third


def test_compare():
    assert quick([1, 3, 2], compare=operator.gt) == [3, 2, 1]
    assert quick(["aaa", "b"], compare=lambda a, b: len(a) < len(b)) == ["b", "aaa"]


def test_mixed_types():
    with pytest.raises(TypeError):
        bubble([1, "a"])


@pytest.mark.parametrize("wanted, place", [(1, 0), (7, 3), (4, None), (99, None)])
def test_search(wanted, place):
    assert binary_search([1, 3, 5, 7], wanted) == place
    assert binary_search(range(1, 8, 2), wanted) == place


def test_sieve():
    assert sieve(30) == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    assert sieve(1) == []
    assert len(sieve(10_000)) == 1229


def test_partition():
    yes, no = partition(range(6), lambda x: x % 2 == 0)
    assert yes == [0, 2, 4]
    assert no == [1, 3, 5]


def test_sieve_fails():
    assert sieve(10) == [1, 2, 3, 5, 7]

import inspect
import typing
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence

import pytest
from generics import Box, CaseInsensitive, Countdown, Duck, Quacks, Sorted, Store, count, pairs, total


def test_generic():
    assert Box(3).value == 3
    assert Box[int](4).map(lambda x: x + 1).value == 5


def test_protocols():
    assert isinstance(Duck(), Quacks)
    assert not isinstance(Box(1), Quacks)
    assert count([1, 2]) == 2
    assert count(Countdown(3)) == 3


def test_mapping():
    store = Store()
    store["a"] = 1
    store.update(b=2)
    assert dict(store) == {"a": 1, "b": 2}
    assert store.get("c", 0) == 0
    assert "a" in store
    assert list(store.items()) == [("a", 1), ("b", 2)]
    assert store.pop("a") == 1
    assert store == {"b": 2}
    assert isinstance(store, MutableMapping)
    assert isinstance(store, Mapping)
    assert issubclass(Store, MutableMapping)
    with pytest.raises(KeyError):
        del store["zz"]


def test_user_dict():
    table = CaseInsensitive()
    table["KEY"] = 1
    assert table["key"] == 1
    assert dict(table) == {"key": 1}
    assert {**table} == {"key": 1}


def test_sequence():
    numbers = Countdown(3)
    assert list(numbers) == [3, 2, 1]
    assert numbers.index(2) == 1
    assert 1 in numbers
    assert list(reversed(numbers)) == [1, 2, 3]
    assert isinstance(numbers, Sequence)
    assert isinstance(numbers, Iterable)


def test_user_list():
    numbers = Sorted([2])
    numbers.append(1)
    assert list(numbers) == [1, 2]
    assert numbers == [1, 2]
    assert len(numbers + [5]) == 3


def test_annotations():
    assert total.__annotations__["return"] == "Number"
    assert list(inspect.signature(total).parameters) == ["numbers", "start"]
    assert total([1, 2.5]) == 3.5
    assert total((1,), start=1) == 2


def test_iterator():
    assert isinstance(pairs(), Iterator)
    assert inspect.isgenerator(pairs())
    assert next(pairs()) == (1, "a")


def test_total_fails():
    assert total([1]) == 2

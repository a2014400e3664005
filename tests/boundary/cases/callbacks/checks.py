import functools
import math
import operator
from unittest import mock

import pytest
from callbacks import adder, apply, apply_all, compose, each, logged, retry, safely, sort_by, use


class Engine:
    def __init__(self):
        self.level = 0
        self.log = []

    def start(self, level):
        self.log.append("start")
        self.level = level

    def stop(self):
        self.log.append("stop")
        return self.level

    def __len__(self):
        return 10


def double(x):
    return 2 * x


def test_functions():
    assert apply(double, 4) == 8
    assert apply(lambda x, y=1: x - y, 4, y=2) == 2
    assert apply_all([double, abs, str], -3) == [-6, 3, "-3"]


def test_library_functions():
    assert apply(math.sqrt, 9) == 3.0
    assert apply(max, [1, 5, 2]) == 5
    assert apply(functools.partial(pow, 2), 5) == 32
    assert apply(operator.itemgetter(1), [1, 2]) == 2
    assert apply(int, "12") == 12
    assert apply("a-b".split, "-") == ["a", "b"]


def test_callback_that_raises():
    def broken():
        raise KeyError("key")

    assert safely(broken) == "no key"


def test_exception_goes_through():
    def broken():
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        safely(broken)


def test_assertion_in_a_callback_fails():
    def check(value):
        assert value == 3

    each([1, 2, 3], check)


def test_sort_by_key():
    assert sort_by(["bb", "a", "ccc"], len) == ["a", "bb", "ccc"]
    assert sort_by([1, 2, 3], lambda x: -x) == [3, 2, 1]


def test_closures_come_back():
    add = adder(3)
    assert add(4) == 7
    assert callable(add)
    assert apply(add, 1) == 4
    assert compose(double, add)(1) == 8
    assert compose(add, add)(1) == 7
    assert list(map(add, [1, 2])) == [4, 5]


def test_the_checks_list_is_filled():
    seen = []
    each([1, 2, 3], seen.append)
    assert seen == [1, 2, 3]


def test_an_object_of_the_check():
    engine = Engine()
    assert use(engine) == 13
    assert engine.log == ["start", "stop"]
    assert engine.level == 3


def test_mock():
    function = mock.Mock(return_value=5)
    assert apply(function, 1, b=2) == 5
    function.assert_called_once_with(1, b=2)
    thing = mock.MagicMock()
    thing.level = 1
    thing.stop.return_value = 4
    thing.__len__.return_value = 2
    assert use(thing) == 6
    thing.start.assert_called_with(2)


def test_mock_side_effects():
    function = mock.Mock(side_effect=[OSError, OSError, 3])
    assert retry(function, 5) == 3
    assert function.call_count == 3


def test_attributes_of_functions():
    wrapped = logged(double)
    assert wrapped(2) == 4
    wrapped(3)
    assert wrapped.calls == 2

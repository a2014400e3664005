import itertools

import pt_params
import pytest
from pt_params import CASES, OPERATIONS, Temperature, TooCold, TooHot, clamp, classify, first, second


@pytest.mark.parametrize("name, a, b, expected", CASES)
def test_the_students_cases(name, a, b, expected):
    assert OPERATIONS[name](a, b) == expected


@pytest.mark.parametrize("low", [0, 1])
@pytest.mark.parametrize("high", [2, 3])
@pytest.mark.parametrize("x", [-1, 5])
def test_stacked(x, low, high):
    assert clamp(x, low=low, high=high) in (low, high)


@pytest.mark.parametrize("temperature, error", [(-100, TooCold), (100, TooHot)])
def test_errors_as_parameters(temperature, error):
    with pytest.raises(error) as info:
        classify(temperature)
    assert info.value.args == (temperature,)


@pytest.mark.parametrize(
    "x, expected", [(5, "cold"), (20, "warm")], ids=lambda value: f"<{value}>" if isinstance(value, int) else None
)
def test_ids(x, expected):
    assert classify(x) == expected


@pytest.mark.parametrize("function, expected", [(first, "a"), (second, "b")], ids=["first", "second"])
def test_functions_as_parameters(function, expected):
    assert function("ab") == expected
    assert function(["a", "b"]) == expected


@pytest.mark.parametrize("one", [Temperature(1), Temperature(2)], ids=str)
def test_objects_as_parameters(one):
    assert one == Temperature(one.degrees)


@pytest.mark.parametrize("text", ["a b", "é", "", "x" * 50, "a/b::c[d]", "\n"])
def test_odd_ids(text):
    assert first(text + "!") == (text + "!")[0]


@pytest.mark.parametrize("kind", [Temperature, pt_params.Temperature])
@pytest.mark.parametrize("value", [None, 1.5, True, (1, 2), [1], {"a": 1}, b"x"])
def test_values_of_every_kind(kind, value):
    assert kind(value).degrees == value


@pytest.mark.parametrize(("a", "b"), itertools.combinations(range(3), 2))
def test_from_an_iterator(a, b):
    assert clamp(a, high=b) == a


def pytest_generate_tests(metafunc):
    if "generated" in metafunc.fixturenames:
        metafunc.parametrize("generated", range(3))


def test_generated(generated):
    assert clamp(generated, high=3) == generated


@pytest.mark.parametrize("x", [0, 2])
class TestOfAClass:
    def test_low(self, x):
        assert clamp(x) <= 1

    def test_high(self, x):
        assert clamp(x, high=5) == x


def test_clamp_fails():
    assert clamp(5) == 5

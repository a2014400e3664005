import math
import statistics

import pytest
from numeric import bisect, collatz_length, derivative, digits, infinity, integrate, is_close
from numeric import mean_and_deviation, pascal


def test_integrals_of_the_checks_functions():
    assert integrate(lambda x: x**2, 0, 3, steps=100) == pytest.approx(9, rel=1e-3)
    assert integrate(math.sin, 0, math.pi, steps=100) == pytest.approx(2, rel=1e-3)
    calls = []
    integrate(lambda x: calls.append(x) or 1, 0, 1, steps=5)
    assert len(calls) == 5


def test_a_function_of_a_function():
    slope = derivative(lambda x: x**3)
    assert slope(2) == pytest.approx(12)
    assert derivative(math.exp)(0) == pytest.approx(1)
    assert derivative(derivative(lambda x: x**3, h=1e-3), h=1e-3)(2) == pytest.approx(12, rel=1e-3)


def test_bisection():
    assert bisect(lambda x: x * x - 2, 0, 2) == pytest.approx(2**0.5)
    with pytest.raises(ValueError, match="no change of sign"):
        bisect(lambda x: 1, 0, 1)


def test_errors_in_the_checks_function():
    def broken(x):
        return 1 / (x - x)

    with pytest.raises(ZeroDivisionError):
        integrate(broken, 0, 1)


def test_statistics():
    mean, deviation = mean_and_deviation([1, 2, 3, 4])
    assert mean == 2.5
    assert deviation == pytest.approx(1.29099, abs=1e-5)
    with pytest.raises(statistics.StatisticsError):
        mean_and_deviation([])


@pytest.mark.parametrize("base", [2, 10, 16])
@pytest.mark.parametrize("n", [0, 1, 255, 10**30])
def test_digits(n, base):
    assert sum(digit * base**i for i, digit in enumerate(reversed(digits(n, base)))) == n


def test_big_numbers():
    assert digits(2**200)[:3] == [1, 6, 0]
    assert collatz_length(27) == 112


def test_pascal():
    assert list(pascal(4)) == [[1], [1, 1], [1, 2, 1], [1, 3, 3, 1]]


def test_special_numbers():
    up, down, odd, zero = infinity()
    assert up == math.inf
    assert down < 0
    assert odd != odd
    assert math.copysign(1, zero) == -1
    assert is_close(0.1 + 0.2, 0.3) is True


def test_pascal_fails():
    assert list(pascal(2)) == [[1], [1, 2]]

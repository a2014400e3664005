import math
from decimal import Decimal

import pytest
from pt_approx import mean, odd, polar, roots, stats, thirds


def test_numbers():
    assert mean([0.1] * 10) == pytest.approx(0.1)
    assert pytest.approx(0.3) == 0.1 + mean([0.2])
    assert mean([1, 2]) != pytest.approx(1.6)
    assert mean([100.0]) == pytest.approx(101, rel=0.02)
    assert mean([1.0]) == pytest.approx(1.05, abs=0.1)


def test_sequences():
    assert thirds() == pytest.approx([0.333333, 0.666667, 1], rel=1e-5)
    assert roots(1, -3, 2) == pytest.approx((1, 2))
    assert roots(1, 0, 1) == ()
    assert polar(1j) == pytest.approx((1, math.pi / 2))


def test_dicts():
    assert stats([1.0, 2.0, 3.0]) == pytest.approx({"mean": 2, "var": 2 / 3})


def test_special_numbers():
    assert odd("nan") == pytest.approx(float("nan"), nan_ok=True)
    assert odd("inf") == pytest.approx(math.inf)
    assert math.isclose(mean([1, 2]), 1.5)
    assert odd("none") != pytest.approx(0)


def test_decimal():
    assert mean([Decimal("1.5")]) == pytest.approx(1.5)


def test_round():
    assert round(mean([1, 1, 2]), 2) == 1.33


def test_nan_fails():
    assert odd("nan") == pytest.approx(float("nan"))


def test_close_fails():
    assert mean([1.0]) == pytest.approx(1.001)


def test_text_fails():
    assert odd("text") == pytest.approx(1.0)


def test_length_fails():
    assert thirds() == pytest.approx([1 / 3, 2 / 3])

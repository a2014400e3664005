from star_plain import *


def test_names():
    assert GREETING == "hi"
    assert area(1) == math.pi


def test_underscores_stay():
    assert "_helper" not in globals()


def test_area_fails():
    assert area(1) == 3

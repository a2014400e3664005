import math

import pytest
from vectors2 import Vector, centre

V = Vector(3, 4)


def test_addition():
    assert V + Vector(1, 1) == Vector(4, 5)
    assert sum([V, V, V]) == Vector(9, 12)
    assert V - V == Vector(0, 0)
    with pytest.raises(TypeError):
        V + 3
    with pytest.raises(TypeError):
        "a" + V


def test_products():
    assert V * 2 == Vector(6, 8) == 2 * V
    assert V * V == 25
    assert V / 2 == Vector(1.5, 2)
    assert 12 / V == Vector(4, 3)
    assert V // 2 == Vector(1, 2)
    assert V % 2 == Vector(1, 0)
    assert divmod(V, 2) == (Vector(1, 2), Vector(1, 0))


def test_in_place():
    moving = Vector(1, 1)
    same = moving
    moving += Vector(1, 0)
    moving *= 3
    assert moving is same
    assert same == Vector(6, 3)


def test_unary():
    assert -V == Vector(-3, -4)
    assert +V is V
    assert ~V == Vector(4, 3)
    assert abs(V) == 5


def test_bits_and_shifts():
    assert (V & V, V | V, V ^ V) == ("and", "or", "xor")
    assert V << 1 == Vector(4, 3)
    assert V >> 1 == Vector(4, 3)


def test_conversions():
    assert int(V) == 5
    assert float(V) == 5.0
    assert complex(V) == 3 + 4j
    assert [10, 20, 30][V] == 30
    assert bytes(V) == b"\x03\x04"
    assert bool(Vector(0, 0)) is False
    assert math.trunc(Vector(1.7)) == Vector(1)
    assert math.floor(Vector(1.7)) == Vector(1)
    assert math.ceil(Vector(1.2)) == Vector(2)
    assert round(Vector(1.26), 1) == Vector(1.3)
    assert round(Vector(1.26)) == Vector(1)


def test_comparison():
    assert Vector(1) < Vector(2) <= Vector(2)
    assert Vector(3) > Vector(2)
    assert V != Vector(4, 3)
    assert not V == "Vector(3, 4)"
    assert V != None  # noqa: E711
    assert sorted([Vector(3), Vector(1)]) == [Vector(1), Vector(3)]
    assert {V: 1}[Vector(3, 4)] == 1
    assert len({V, Vector(3, 4), Vector(1)}) == 2
    assert [Vector(1), V].index(Vector(3, 4)) == 1
    assert [V, V].count(Vector(3, 4)) == 2


def test_containers():
    assert len(V) == 2
    assert V[1] == 4
    assert V[-1] == 4
    assert V[:1] == (3,)
    assert 4 in V
    assert 5 not in V
    x, y = V
    assert (x, y) == (3, 4)
    assert list(V) == [3, 4]


def test_text():
    assert f"{V}" == "<3, 4>"
    assert f"{V:.1f}" == "<3.0, 4.0>"
    assert f"{V!r}" == "Vector(3, 4)"
    assert str(V) == "Vector(3, 4)"
    assert "{0:03d}".format(V) == "<003, 004>"


def test_call():
    assert V(lambda part: part + 1) == Vector(4, 5)
    assert V(float) == Vector(3.0, 4.0)


def test_centre():
    assert centre([Vector(0, 0), Vector(2, 4)]) == Vector(1, 2)


def test_sum_fails():
    assert V + V == Vector(6, 9)

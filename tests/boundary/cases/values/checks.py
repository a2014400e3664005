import collections
import dataclasses
import datetime
import decimal
import fractions
import inspect
import math

import pytest
import values
from values import LIMIT, NAMES, SETTINGS, TABLE, Book, Colour, Flag, Level, Point, Typed, Version
from values import defaults, double, everything, favourite, kind, point, same, shelf, swap


def test_constants():
    assert LIMIT == 7
    assert NAMES == ["a", "b"]
    assert SETTINGS["y"][1] == 2
    assert values.LIMIT == LIMIT


@pytest.mark.parametrize(("x", "expected"), TABLE)
def test_parametrized_by_the_students_table(x, expected):
    assert double(x) == expected


def test_every_kind_comes_back():
    expected = [
        1,
        -1,
        2**80,
        True,
        None,
        1.5,
        float("inf"),
        1 + 2j,
        "text",
        b"bytes",
        (1, 2),
        [1, [2]],
        {1: "a"},
        {1, 2},
        frozenset([1]),
        range(1, 9, 2),
        slice(1, None, 2),
        ...,
        datetime.date(2020, 1, 2),
        datetime.datetime(2020, 1, 2, 3, 4, 5, 6),
        datetime.timedelta(days=1),
        decimal.Decimal("1.10"),
        fractions.Fraction(1, 3),
        collections.OrderedDict(a=1),
        collections.Counter("aab"),
        collections.deque([1, 2]),
    ]
    answer = everything()
    assert answer == expected
    assert [type(item) for item in answer] == [type(item) for item in expected]


def test_every_kind_goes_in():
    for value in (
        1,
        True,
        None,
        1.5,
        "s",
        b"b",
        (1,),
        [1],
        {1: 2},
        {1},
        frozenset(),
        range(3),
        datetime.date.today(),
        decimal.Decimal(1),
        fractions.Fraction(1, 2),
        collections.Counter("a"),
        2**100,
        1j,
    ):
        assert kind(value) == type(value).__name__
        assert same(value) == value


def test_identity_of_arguments():
    items = [1, 2]
    table = {"a": items}
    assert same(items) is items
    assert same(table)["a"] is items
    pair = (items, items)
    assert same(pair)[0] is items
    thing = object()
    assert same(thing) is thing


def test_nan():
    assert math.isnan(same(float("nan")))


def test_bool_is_not_int_fails():
    assert same(True) is 1  # noqa: F632


def test_enum():
    assert favourite() is Colour.RED
    assert favourite() == Colour.RED
    assert Colour.RED.name == "RED"
    assert Colour.BLUE.value == "b"
    assert Colour(1) is Colour.RED
    assert Colour["BLUE"] is Colour.BLUE
    assert [colour.name for colour in Colour] == ["RED", "BLUE"]
    assert len(Colour) == 2
    assert same(Colour.RED) is Colour.RED
    assert Colour.RED != Colour.BLUE
    with pytest.raises(ValueError):
        Colour(9)


def test_int_enum():
    assert Level.HIGH == 3
    assert Level.HIGH > Level.LOW
    assert Level.HIGH + 1 == 4


def test_flags():
    assert (Flag.A | Flag.B).value == 3
    assert Flag.A in (Flag.A | Flag.B)


def test_named_tuples():
    assert point() == (1, 2)
    assert point() == Point(1, 2)
    assert point().x == 1
    x, y = point()
    assert (x, y) == (1, 2)
    assert swap(Point(1, 2)) == Point(2, 1)
    assert Point(x=3, y=4)._replace(x=5) == (5, 4)
    assert Typed("a").size == 3
    assert isinstance(point(), Point)


def test_dataclasses():
    book = Book("a", 3)
    assert book == Book("a", 3)
    assert book != Book("a", 4)
    assert repr(book) == "Book(title='a', pages=3, tags=[])"
    book.pages += 1
    assert book.pages == 4
    assert shelf()[1].tags == ["x"]
    assert [one.title for one in shelf()] == ["a", "b"]
    assert Version(1, 2) < Version(1, 3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Version(1, 2).major = 3
    assert len({Version(1, 2), Version(1, 2)}) == 1


def test_arguments_of_every_kind():
    assert defaults(1, c=3) == (1, 2, (), 3, 4, {})
    assert defaults(1, 5, 6, 7, c=3, d=8, e=9) == (1, 5, (6, 7), 3, 8, {"e": 9})
    with pytest.raises(TypeError):
        defaults(1)


def test_signature_and_docstring():
    assert defaults.__doc__ == "Have every kind of parameter."
    assert list(inspect.signature(defaults).parameters) == ["a", "b", "args", "c", "d", "kwargs"]
    assert inspect.signature(defaults).parameters["d"].default == 4
    assert double.__name__ == "double"

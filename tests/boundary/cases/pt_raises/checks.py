import re

import pytest
from pt_raises import Many, Odd, OutOfStock, ShopError, builtin, context, handle, hidden, many, odd
from pt_raises import order, returns_error, wrap


def test_own_class():
    with pytest.raises(OutOfStock) as info:
        order("pen", 3)
    assert info.type is OutOfStock
    assert str(info.value) == "pen: wanted 3, left 1"
    assert info.value.args == ("pen: wanted 3, left 1",)
    assert (info.value.item, info.value.wanted, info.value.left) == ("pen", 3, 1)
    assert info.value.missing == 2
    assert info.value.advise() == "wait"
    assert info.value.advise(polite=True) == "please wait"
    assert info.value.code == 2
    assert info.match(r"wanted \d")


def test_base_class():
    with pytest.raises(ShopError, match="^pen"):
        order("pen", 3)
    with pytest.raises(Exception):
        order("pen", 3)
    with pytest.raises((KeyError, ShopError)):
        order("pen", 3)
    assert issubclass(OutOfStock, ShopError)
    assert OutOfStock.__mro__[1] is ShopError
    assert OutOfStock.code == 2


def test_except_clauses():
    try:
        order("pen", 2)
    except OutOfStock as error:
        assert error.item == "pen"
    else:
        pytest.fail("not raised")


def test_chaining():
    with pytest.raises(LookupError, match="wrapped") as info:
        wrap("ink")
    assert isinstance(info.value.__cause__, OutOfStock)
    assert info.value.__cause__.item == "ink"


def test_context():
    with pytest.raises(ValueError) as info:
        context()
    assert isinstance(info.value.__context__, KeyError)
    assert info.value.__cause__ is None
    assert not info.value.__suppress_context__
    with pytest.raises(ValueError) as info:
        hidden()
    assert info.value.__suppress_context__


def test_own_text():
    with pytest.raises(Odd, match="odd: 42") as info:
        odd()
    assert info.value.args == (21,)


def test_many_bases():
    with pytest.raises(KeyError):
        many()
    with pytest.raises(ShopError):
        many()
    assert issubclass(Many, KeyError)


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("key", KeyError, "'missing'"),
        ("index", IndexError, "list index out of range"),
        ("attribute", AttributeError, "'object' object has no attribute 'nothing'"),
        ("name", NameError, "name 'undefined' is not defined"),
        ("type", TypeError, "unsupported operand type"),
        ("os", FileNotFoundError, "gone"),
        ("stop", StopIteration, ""),
        ("unicode", UnicodeEncodeError, "ordinal not in range"),
        ("assert", AssertionError, "not equal"),
        ("exit", SystemExit, "3"),
        ("import", ModuleNotFoundError, "no_such_module_here"),
        ("empty", ValueError, "^$"),
    ],
)
def test_builtin_exceptions(name, kind, text):
    with pytest.raises(kind) as info:
        builtin(name)
    assert info.type is kind
    assert re.search(text, str(info.value))


def test_attributes_of_builtin_exceptions():
    with pytest.raises(OSError) as info:
        builtin("os")
    assert (info.value.errno, info.value.strerror, info.value.filename) == (2, "gone", "file.txt")
    with pytest.raises(SystemExit) as info:
        builtin("exit")
    assert info.value.code == 3
    with pytest.raises(KeyError) as info:
        builtin("key")
    assert info.value.args == ("missing",)
    with pytest.raises(UnicodeEncodeError) as info:
        builtin("unicode")
    assert info.value.object == "é"
    assert info.value.start == 0
    with pytest.raises(ValueError) as info:
        builtin("empty")
    assert info.value.args == ()


def test_groups_and_notes():
    with pytest.raises(ExceptionGroup) as info:
        builtin("group")
    assert [type(one) for one in info.value.exceptions] == [ValueError, TypeError]
    with pytest.raises(ValueError) as info:
        builtin("note")
    assert info.value.__notes__ == ["a note"]


def test_the_student_handles(capsys):
    def fails():
        raise OutOfStock("cup")

    def other():
        raise ZeroDivisionError("mine")

    assert handle(fails) == "OutOfStock: 2"
    assert handle(other) == "ZeroDivisionError('mine')"
    assert handle(lambda: None) == "fine"
    assert capsys.readouterr().out == "handled\n" * 3


def test_exceptions_as_values():
    own, plain = returns_error()
    assert isinstance(own, OutOfStock)
    assert own.item == "pen"
    assert isinstance(plain, ValueError)
    assert plain.args == ("plain", 3)


def test_made_by_the_check():
    error = OutOfStock("pen", 5, left=2)
    assert error.missing == 3
    assert str(error) == "pen: wanted 5, left 2"
    with pytest.raises(OutOfStock):
        raise error


def test_wrong_type_fails():
    with pytest.raises(KeyError):
        order("pen", 3)


def test_wrong_text_fails():
    with pytest.raises(ShopError, match="ink"):
        order("pen", 3)

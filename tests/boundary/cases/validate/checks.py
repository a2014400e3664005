import pytest
from validate import arity, check_password, classify, describe, same_kind, strict_int, typed, validate


def test_typed():
    @typed
    def repeat(text: str, times: int = 2):
        """Repeat a text."""
        return text * times

    assert repeat("a") == "aa"
    assert repeat("a", times=3) == "aaa"
    with pytest.raises(TypeError, match="times must be int, not str"):
        repeat("a", "b")
    with pytest.raises(TypeError, match="text must be str"):
        repeat(3)
    assert repeat.__name__ == "repeat"
    assert repeat.__doc__ == "Repeat a text."


def test_describe():
    def f():
        """Do it."""

    assert describe(f) == "f: Do it."
    assert describe(len).startswith("len: Return")


def test_arity():
    assert arity(lambda a, b, *c: None) == 3
    assert arity(lambda: None) == 0


@pytest.mark.parametrize(
    "value, kind",
    [
        (True, "bool"),
        (1, "number"),
        (1.5, "number"),
        ("a", "text"),
        ([1], "list of number"),
        ((True,), "list of bool"),
        ({"kind": "x"}, "dict of x"),
        (None, "nothing"),
        ([], "other"),
        (b"", "other"),
        ({1}, "other"),
    ],
)
def test_exact_kinds(value, kind):
    assert classify(value) == kind


def test_types_are_kept():
    assert same_kind(1, 2)
    assert not same_kind(1, True)
    assert not same_kind([1], (1,))
    assert same_kind({1: 2}, {})
    assert not same_kind(1, 1.0)


def test_passwords():
    assert check_password("abcdefg1") is True
    assert check_password("abc") == ["too short", "no digit"]


def test_rules():
    rules = {"age": lambda value: value >= 18, "name": str.istitle, "missing": bool}
    assert validate({"age": 20, "name": "ann"}, rules) == {"age": True, "name": False}


def test_bad_types():
    assert strict_int("12") == 12
    with pytest.raises(TypeError):
        strict_int(12)
    with pytest.raises(ValueError):
        strict_int("1.5")
    with pytest.raises(AttributeError):
        describe(3)


def test_passwords_fails():
    assert check_password("abc") is True

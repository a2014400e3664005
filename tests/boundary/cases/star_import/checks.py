from star_import import *
import star_import
import pytest


def test_what_is_exported():
    assert public() == "public"
    assert LIMIT == 3
    assert Shape.sides == 0
    assert _odd() == "underscore"


def test_what_is_not():
    with pytest.raises(NameError):
        hidden()
    assert star_import.hidden() == "hidden"
    assert star_import.__all__ == ["public", "Shape", "LIMIT", "_odd"]


def test_public_fails():
    assert public() == "private"

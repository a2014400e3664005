import pytest
from descriptors import Box, Celsius, Child, Dynamic, Lazy, Other, Positive


def test_descriptor():
    box = Box(2, 3)
    assert box.width == 2
    box.width = 5
    assert box.area == 15
    with pytest.raises(ValueError, match="height must be positive"):
        box.height = -1
    with pytest.raises(ValueError):
        Box(0, 1)
    assert box.height == 3


def test_descriptor_of_the_class():
    assert isinstance(Box.width, Positive)
    assert Box.width.name == "width"


def test_property_setter_and_deleter():
    box = Box(2, 3)
    box.area = 10
    assert box.height == 5.0
    del box.area
    assert box.width == 1


def test_vars():
    assert vars(Box(2, 3)) == {"width": 2, "height": 3}
    assert Box(2, 3).__dict__ == {"width": 2, "height": 3}


def test_slots():
    warm = Celsius(100)
    assert warm.fahrenheit == 212
    with pytest.raises(AttributeError):
        warm.other = 1
    with pytest.raises(AttributeError):
        warm.fahrenheit = 3


def test_getattr():
    thing = Dynamic()
    assert thing.get_apple() == "apple"
    assert thing.asked == ["get_apple"]
    with pytest.raises(AttributeError, match="no other here"):
        thing.other
    assert getattr(thing, "missing", 3) == 3
    assert not hasattr(thing, "missing")
    assert hasattr(thing, "get_anything")
    thing.NAME = 1
    assert thing.name == 1
    assert set(dir(thing)) == {"asked", "get_it"}


def test_class_hooks():
    assert Child.label == "kid"
    assert Other.label == "other"
    assert Lazy.compute() + 1 == Lazy.compute()


def test_class_attributes():
    assert Box.__name__ == "Box"
    assert Positive.__doc__ == "An attribute that holds positive numbers only."
    assert Child.__mro__[1] is Lazy
    assert Child.__bases__ == (Lazy,)
    assert callable(Box)
    assert Box(1, 1).__class__ is Box
    assert getattr(Box, "area").fget(Box(2, 3)) == 6


def test_area_fails():
    assert Box(2, 2).area == 5

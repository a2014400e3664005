import importlib
import inspect
import sys

import import_ways
import import_ways as ways
import pytest
from import_ways import Thing as Renamed
from import_ways import f as first, g


def test_renamed():
    assert first() == 1
    assert g() == 2
    assert ways is import_ways
    assert Renamed is ways.Thing


def test_importlib():
    module = importlib.import_module("import_ways")
    assert module.f() == 1
    assert module.VERSION == "1.0"
    assert __import__("import_ways").g() == 2
    assert sys.modules["import_ways"].f() == 1


def test_import_inside():
    from import_ways import f

    assert f() == 1


def test_module_attributes():
    assert hasattr(ways, "f")
    assert not hasattr(ways, "missing")
    assert getattr(ways, "missing", 5) == 5
    assert ways.__name__ == "import_ways"
    assert {"f", "g", "Thing", "VERSION"} <= set(dir(ways))
    assert callable(ways.f)
    assert not callable(ways.VERSION)
    assert inspect.isclass(ways.Thing)
    assert inspect.ismodule(ways)


def test_names_of_tools():
    assert ways.run == "a name that testing tools like"
    assert ways.attach() == "attached"
    assert ways.names() == ["n"]
    assert ways.value() == "v"
    assert Renamed().has() == "has"
    assert Renamed.attached is True


def test_missing_name():
    with pytest.raises(AttributeError):
        ways.nothing
    with pytest.raises(ImportError):
        from import_ways import nothing  # noqa: F401


def test_missing_function_fails():
    ways.missing()


def test_f_fails():
    assert first() == 3

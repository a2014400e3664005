import pytest

try:
    from missing_names import absent
except ImportError:
    absent = None

import missing_names
from missing_names import there


def test_what_is_there():
    assert there() == 1


def test_optional_part():
    if not hasattr(missing_names, "bonus"):
        pytest.skip("no bonus")
    assert missing_names.bonus() == 2


def test_missing_fails():
    assert missing_names.absent(3) == 4


def test_missing_class_fails():
    missing_names.Absent().method()

import io
import random
from unittest import mock

import effects
import pytest
from effects import (
    area,
    ask,
    ask_numbers,
    clear,
    complain,
    fill,
    grow,
    hello,
    old,
    remember,
    roll,
    sort_in_place,
)
from effects import uses_helper


def test_capsys(capsys):
    hello("Ann")
    assert capsys.readouterr().out == "Hello Ann\n"
    complain()
    captured = capsys.readouterr()
    assert captured.err == "bad\n"
    assert captured.out == ""


def test_input_by_monkeypatch(monkeypatch):
    monkeypatch.setattr("builtins.input", lambda prompt="": "Bob")
    assert ask() == "Bob!"


def test_input_by_mock():
    with mock.patch("builtins.input", side_effect=["1", "2"]):
        assert ask_numbers() == 3


def test_input_by_stdin(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("3\n4\n"))
    assert ask_numbers() == 7


def test_patch_a_function():
    assert uses_helper() == 2
    with mock.patch("effects.helper", return_value=41) as helper:
        assert uses_helper() == 42
        helper.assert_called_once_with()
    assert uses_helper() == 2


def test_patch_by_monkeypatch(monkeypatch, capsys):
    monkeypatch.setattr(effects, "greeting", "Bye")
    hello("Ann")
    assert capsys.readouterr().out == "Bye Ann\n"


def test_patch_is_undone(capsys):
    hello("Ann")
    assert capsys.readouterr().out == "Hello Ann\n"


def test_patch_a_library():
    with mock.patch("effects.random.randint", return_value=5):
        assert roll() == 5
    with mock.patch.object(effects.time, "time", return_value=9.0):
        assert effects.now() == 9.0


def test_warnings():
    with pytest.warns(DeprecationWarning, match="use new"):
        assert old() == 1


def test_module_state():
    first = remember("a")
    assert remember("b") == first + 1
    assert effects.history[-1] == "b"


def test_changes_in_place():
    items = [3, 1, 2]
    sort_in_place(items)
    assert items == [1, 2, 3]
    inner = [1]
    table = {"list": inner}
    fill(table)
    assert table == {"list": [1, 3], "new": 1}
    assert inner == [1, 3]
    letters = {"a"}
    clear(letters)
    assert letters == set()
    nested = []
    grow(nested, 2)
    assert nested == [[2, [1, [0]]]]


def test_seed():
    random.seed(3)
    expected = [random.randint(1, 6) for _ in range(5)]
    random.seed(3)
    assert [roll() for _ in range(5)] == expected


def test_approx():
    assert area(2) == pytest.approx(12.566, abs=1e-3)
    assert {"a": area(1)} == {"a": pytest.approx(3.14159, rel=1e-4)}


def test_approx_fails():
    assert area(2) == pytest.approx(12)


def test_missing_name_fails():
    effects.nothing()

import asyncio
import io
import math
from collections import Counter, OrderedDict, defaultdict, deque
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from unittest import mock

import odd_pytest as m
import pytest
from odd_pytest import Colour, Flags, Kind, Level, Pair, Point, Size, Stack, Version


@pytest.fixture(params=[1, 2], ids=["one", "two"])
def n(request):
    return request.param


@pytest.fixture
def stack():
    s = Stack([1, 2, 3])
    yield s
    assert isinstance(s, Stack)


class TestEnums:
    def test_members(self):
        assert list(Colour) == [Colour.RED, Colour.GREEN]
        assert Colour("r") is Colour.RED
        assert Colour["GREEN"] is Colour.default()
        assert Colour.RED.loud == "RED!"
        assert Colour.RED.value == "r"
        assert Colour.RED != Colour.GREEN

    def test_flags(self):
        assert Flags.A | Flags.B == 3
        assert Flags.A in (Flags.A | Flags.B)
        assert Level.HIGH > Level.LOW
        assert Level.HIGH == 2
        assert Kind.ONE == "one"
        assert f"{Kind.ONE}" == "one"

    @pytest.mark.parametrize("colour", list("rg"))
    def test_by_value(self, colour):
        assert Colour(colour).value == colour

    def test_wrong(self):
        with pytest.raises(ValueError, match="not a valid Colour"):
            Colour("x")


class TestData:
    def test_dataclass(self):
        assert Version(1, 2) < Version(1, 3)
        assert Version(1).bump() == Version(1, 1)
        assert Version(1, 0, ("a",)) == Version(1)
        assert sorted([Version(2), Version(1)])[0].major == 1
        assert repr(Version(1)) == "Version(major=1, minor=0, tags=())"
        assert len({Version(1), Version(1)}) == 1

    def test_frozen(self):
        import dataclasses

        with pytest.raises(dataclasses.FrozenInstanceError):
            Version(1).major = 2
        assert dataclasses.replace(Version(1), minor=5).minor == 5
        assert dataclasses.asdict(Version(1, 2)) == {"major": 1, "minor": 2, "tags": ()}

    def test_tuples(self):
        assert Point(1) == (1, 0)
        assert Point(1)._replace(y=4).y == 4
        assert Point._fields == ("x", "y")
        x, y = Point(3, 4)
        assert math.hypot(x, y) == pytest.approx(5)
        assert Pair(1) == Pair(1, None)
        assert Pair(1)._asdict() == {"left": 1, "right": None}

    def test_numbers(self):
        assert m.price("10") == Decimal("11.00")
        assert str(m.price("10.00")) == "11.0000"
        assert m.half(3) == Fraction(3, 2)
        assert m.third().quantize(Decimal("0.01")) == Decimal("0.33")
        assert m.half(1) == pytest.approx(0.5)

    def test_collections(self):
        got = m.collections()
        assert got["counter"] == Counter(a=2, b=1)
        assert type(got["ordered"]) is OrderedDict
        assert isinstance(got["default"], defaultdict)
        assert got["deque"] == deque([1, 2])
        assert got["deque"].maxlen == 3

    def test_ordering(self):
        assert max(Size(1), Size(3)) == Size(3)
        assert sorted([Size(2), Size(1)], key=lambda s: s.n)[0].n == 1
        assert Size(2) >= Size(2)
        assert repr([Size(1)]) == "[Size(1)]"


class TestInOut:
    def test_input(self, monkeypatch):
        answers = iter(["Ann", "5"])
        monkeypatch.setattr("builtins.input", lambda prompt="": next(answers))
        assert m.ask() == "Ann is 5"

    def test_stdin(self, monkeypatch):
        monkeypatch.setattr("sys.stdin", io.StringIO("a\nb\n"))
        assert m.lines() == ["a", "b"]

    def test_stdin_for_input(self, monkeypatch, capsys):
        monkeypatch.setattr("sys.stdin", io.StringIO("Bob\n7\n"))
        assert m.ask() == "Bob is 7"
        assert capsys.readouterr().out == "name? "

    def test_capsys(self, capsys):
        m.both("out", "err")
        assert capsys.readouterr() == ("out\n", "err")

    def test_env(self, monkeypatch):
        assert m.home() == "none"
        monkeypatch.setenv("ODD_HOME", "/x")
        assert m.home() == "/x"

    def test_logs(self, caplog):
        m.logs()
        assert caplog.messages == ["watch out"]
        assert caplog.records[0].levelname == "WARNING"

    def test_warns(self):
        with pytest.warns(DeprecationWarning, match="is old") as caught:
            assert m.old(3) == 3
        assert len(caught) == 1
        with pytest.deprecated_call():
            m.old(1)


class TestPatches:
    def test_patch(self):
        with mock.patch("odd_pytest.rate", return_value=10) as rate:
            assert m.double_rate() == 20
        rate.assert_called_once_with()
        assert m.double_rate() == 6

    @mock.patch.object(m, "rate", new=lambda: 1)
    def test_object(self):
        assert m.double_rate() == 2

    def test_monkey(self, monkeypatch):
        monkeypatch.setattr(m, "rate", lambda: 5)
        assert m.double_rate() == 10

    def test_side_effect(self):
        with mock.patch("odd_pytest.rate", side_effect=[1, ValueError("no")]):
            assert m.double_rate() == 2
            with pytest.raises(ValueError, match="no"):
                m.double_rate()


class TestIterators:
    def test_generator(self, capsys):
        g = m.countdown(3)
        assert next(g) == 3
        assert g.send(10) == 10
        g.close()
        assert capsys.readouterr().out == "closed\n"

    def test_result(self):
        g = m.countdown(1)
        next(g)
        with pytest.raises(StopIteration) as stop:
            next(g)
        assert stop.value.value == "done"
        assert list(m.delegating()) == [2, 1, "done"]

    def test_throw(self):
        g = m.countdown(3)
        next(g)
        with pytest.raises(KeyError):
            g.throw(KeyError("x"))

    def test_lazy(self, n):
        assert [x for x, _ in zip(m.countdown(10**9), range(n))] == [10**9 - i for i in range(n)]


class TestAsync:
    def test_await(self):
        assert asyncio.run(m.slow(1)) == 2
        assert asyncio.run(m.gathered([1, 2])) == [2, 3]

    def test_async_generator(self):
        async def collect():
            return [x async for x in m.ticks(3)]

        assert asyncio.run(collect()) == [0, 1, 2]

    def test_async_context(self, capsys):
        async def use():
            async with m.opened() as r:
                return r

        assert asyncio.run(use()) == "resource"
        assert capsys.readouterr().out == "in\nout\n"


class TestErrors:
    def test_group(self):
        with pytest.raises(ExceptionGroup) as caught:
            m.group()
        assert [type(e) for e in caught.value.exceptions] == [ValueError, TypeError]

    def test_chain(self):
        with pytest.raises(RuntimeError, match="outer") as caught:
            m.chained()
        assert isinstance(caught.value.__cause__, KeyError)
        assert caught.value.__cause__.args == ("k",)

    def test_notes(self):
        with pytest.raises(ValueError) as caught:
            m.noted()
        assert caught.value.__notes__ == ["read this"]

    def test_swallow(self, capsys):
        with m.swallowing(ZeroDivisionError):
            1 / 0
        assert capsys.readouterr().out == "swallowed\n"
        with pytest.raises(KeyError), m.swallowing(ZeroDivisionError):
            {}["x"]


class TestObjects:
    def test_container(self, stack):
        assert len(stack) == 3
        assert 2 in stack
        assert list(stack) == [1, 2, 3]
        assert stack[-1] == 3
        assert stack[0:2] == [1, 2]
        assert stack.push(4) is stack
        assert stack(2) == [3, 4]
        assert stack @ 2 == 8
        assert f"{stack:x}" == "<x:4>"
        with stack as inner:
            assert inner is stack
        assert not stack

    def test_in_place(self):
        items, mapping, unique = [1, 3, 2], {}, {1, 2}
        m.mutate(items, mapping, unique)
        assert (items, mapping, unique) == ([3, 2, 1], {"new": [1]}, {2})

    def test_identity(self):
        for thing in ([], {}, object(), SimpleNamespace(a=1), Stack()):
            assert m.identity(thing) is thing

    def test_closure(self):
        add = m.make_adder(3)
        assert add(1) == 4
        assert add(1, twice=True) == 7
        assert list(map(add, [1, 2])) == [4, 5]

    def test_dispatch(self):
        assert [m.shown(x) for x in (1, [1, 2], "x")] == ["int", "list of 2", "object"]

    def test_check_objects(self):
        class Square:
            def draw(self):
                return "square"

        assert m.render(Square()) == "SQUARE"
        assert m.render(mock.Mock(draw=lambda: "mock")) == "MOCK"

    def test_subclass(self):
        class Loud(Stack):
            def push(self, x):
                return super().push(str(x) + "!")

        assert list(Loud().push("a").push("b")) == ["a!", "b!"]
        assert issubclass(Loud, Stack)

    def test_constants(self):
        assert m.MATRIX == [[1, 2], [3, 4]]
        assert m.CONST == {1, 2}
        assert type(m.CONST) is frozenset


def test_wrong_constant_fails():
    assert m.CONST == {1}


def test_approx_fails():
    assert float(m.third()) == pytest.approx(0.34)


def test_no_warning_fails():
    with pytest.warns(UserWarning):
        m.rate()

import pytest
from pt_classes import Calculator, percent


class Base:
    kind = Calculator

    def make(self):
        return self.kind()

    def test_adds(self):
        assert self.make().add(1, 2) == 3


class TestCalculator(Base):
    @classmethod
    def setup_class(cls):
        cls.calculator = Calculator()

    @classmethod
    def teardown_class(cls):
        del cls.calculator

    def setup_method(self, method):
        self.calculator.clear()

    def test_history(self):
        self.calculator.add(1, 2)
        assert self.calculator.history == [("add", 1, 2)]

    def test_history_was_cleared(self):
        assert self.calculator.history == []

    def test_division(self):
        with pytest.raises(ZeroDivisionError, match="cannot"):
            self.calculator.divide(1, 0)

    @staticmethod
    def test_static():
        assert percent(1, 2) == 50


class TestOuter:
    class TestNested:
        def test_inside(self):
            assert percent(1, 4) == 25

        @pytest.mark.parametrize("whole", [1, 2])
        def test_parameters(self, whole):
            assert percent(whole, whole) == 100

        def test_inside_fails(self):
            assert percent(1, 4) == 0.25


class TestOther(Base):
    class kind(Calculator):
        def add(self, a, b):
            return super().add(a, b)

    def test_kind(self):
        assert isinstance(self.make(), Calculator)

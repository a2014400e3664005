"""What a check does with the student's module, natively and so here too, through a real worker."""

import pytest

from tests.builders import Exercise, Graded, grade

STUDENT = '''
import contextlib
from dataclasses import dataclass
from enum import Enum

LIMIT = 7
TABLE = {"a": [1, 2]}


class Refused(ValueError):
    """The module's own exception."""


class Colour(Enum):
    RED = 1


@dataclass
class Point:
    x: int
    y: int = 0

    def moved(self, by, *, twice=False):
        return Point(self.x + by * (2 if twice else 1), self.y)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


class Counter:
    made = 0

    def __init__(self, start=0):
        Counter.made += 1
        self.value = start

    def step(self):
        self.value += 1
        return self.value

    def __len__(self):
        return self.value

    def __getitem__(self, index):
        if index >= self.value:
            raise IndexError(index)
        return index * 10

    def __iter__(self):
        return iter(range(self.value))

    def __contains__(self, item):
        return item == "odd"

    def __call__(self, by):
        self.value += by
        return self.value

    @property
    def double(self):
        return 2 * self.value

    @staticmethod
    def of_two():
        return Counter(2)


def give(value):
    return value


def defaults(a, b=2, *rest, c=3, **others):
    return a, b, rest, c, others


def refuse(value):
    raise Refused("no", value)


def fail(kind, *args):
    raise kind(*args)


def count_up(limit):
    for number in range(limit):
        yield number


def apply(function, *values):
    return [function(value) for value in values]


def total(points):
    return sum(point.x for point in points)


def ask(thing):
    return thing.name, thing.greet("hello")


ended = []


@contextlib.contextmanager
def opened(log):
    log.append("in")
    yield len(log)
    ended.append("out")


def closed():
    return ended == ["out"]
'''
CHECKS = """
import math

import pytest

import things

VALUES = [
    None, True, 0, -1, 1 << 70, 0.5, -0.0, math.inf, 1 + 2j, "", "汉字🙂", b"\\\\0\\\\xff", [], [1, [2]], (),
    (1, (2,)),
    {}, {"a": {1: (2,)}}, set(), {1, 2}, frozenset({3}), range(1, 9, 2), slice(1, None, 2), ...,
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_value(student, value):
    found = student.give(value)
    assert type(found) is type(value) and found == value


def test_nan(student):
    assert math.isnan(student.give(math.nan))


def test_constants(student):
    assert student.LIMIT == 7 and student.TABLE == {"a": [1, 2]}


def test_constant_of_the_module():
    assert things.LIMIT == 7


def test_keywords_and_defaults(student):
    assert student.defaults(1) == (1, 2, (), 3, {})
    assert student.defaults(1, 4, 5, c=6, d=7) == (1, 4, (5,), 6, {"d": 7})


def test_wrong_number_of_arguments(student):
    with pytest.raises(TypeError):
        student.defaults()


def test_own_exception(student):
    with pytest.raises(student.Refused) as caught:
        student.refuse(3)
    assert caught.value.args == ("no", 3) and isinstance(caught.value, ValueError)


def test_own_exception_by_its_base(student):
    with pytest.raises(ValueError, match="no"):
        student.refuse(3)


@pytest.mark.parametrize("kind", [KeyError, IndexError, ZeroDivisionError, OSError, TypeError, StopIteration])
def test_builtin_exception(student, kind):
    with pytest.raises(kind) as caught:
        student.fail(kind, "why")
    assert type(caught.value) is kind and caught.value.args == ("why",)


def test_generator(student):
    assert list(student.count_up(3)) == [0, 1, 2]


def test_generator_by_steps(student):
    numbers = student.count_up(2)
    assert next(numbers) == 0 and next(numbers) == 1
    with pytest.raises(StopIteration):
        next(numbers)


def test_instance(student):
    point = student.Point(1, y=2)
    assert (point.x, point.y) == (1, 2)
    assert point.moved(2, twice=True).x == 5


def test_attribute_written(student):
    point = student.Point(1)
    point.x = 9
    assert point.x == 9 and point.moved(1).x == 10


def test_operators(student):
    point = student.Point(1, 2) + student.Point(3, 4)
    assert (point.x, point.y) == (4, 6)
    assert point == student.Point(4, 6) and point != student.Point(0, 0)


def test_instances_inside_a_list(student):
    assert student.total([student.Point(1), student.Point(2)]) == 3


def test_isinstance(student):
    assert isinstance(student.Point(1), student.Point)


def test_state_of_an_instance(student):
    counter = student.Counter(1)
    assert counter.step() == 2 and counter.step() == 3 and counter.value == 3 and counter(2) == 5


def test_protocols(student):
    counter = student.Counter(2)
    assert len(counter) == 2 and counter[1] == 10 and list(counter) == [0, 1]
    assert "odd" in counter and "even" not in counter and counter.double == 4
    with pytest.raises(IndexError):
        counter[5]


def test_class_attribute_and_static_method(student):
    before = student.Counter.made
    assert len(student.Counter.of_two()) == 2 and student.Counter.made == before + 1


def test_missing_attribute(student):
    with pytest.raises(AttributeError):
        student.Counter().nonsense


def test_callback(student):
    seen = []
    assert student.apply(lambda x: seen.append(x) or x + 1, 1, 2) == [2, 3]
    assert seen == [1, 2]


def test_callback_that_raises(student):
    def refuse(x):
        raise KeyError(x)

    with pytest.raises(KeyError):
        student.apply(refuse, 1)


def test_object_of_the_check(student):
    class Dog:
        name = "Rex"

        def greet(self, word):
            return f"{word}, {self.name}"

    assert student.ask(Dog()) == ("Rex", "hello, Rex")


def test_function_passed_back(student):
    assert student.apply(student.give, 1, "a") == [1, "a"]


def test_context_manager(student):
    with student.opened([]) as length:
        assert length == 1
    assert student.closed()


def test_enum(student):
    assert student.Colour.RED.value == 1 and student.Colour(1).name == "RED"


def test_missing_name_is_told_by_hasattr(student):
    assert hasattr(student, "give") and not hasattr(student, "nonsense")


def test_argument_returned_is_the_same_object(student):
    items = [1]
    assert student.give(items) is items
"""
NAMES = [
    "nan", "constants", "constant_of_the_module", "keywords_and_defaults", "wrong_number_of_arguments",
    "own_exception", "own_exception_by_its_base", "generator", "generator_by_steps", "instance",
    "attribute_written", "operators", "instances_inside_a_list", "isinstance", "state_of_an_instance",
    "protocols", "class_attribute_and_static_method", "missing_attribute", "callback", "callback_that_raises",
    "object_of_the_check", "function_passed_back", "context_manager", "enum",
    "missing_name_is_told_by_hasattr", "argument_returned_is_the_same_object",
]  # fmt: skip


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return grade(tmp_path_factory.mktemp("proxy"), {"things": Exercise(checks=CHECKS, student=STUDENT)})


@pytest.mark.parametrize("name", NAMES)
def test_it_works_as_without_a_boundary(graded: Graded, name: str) -> None:
    check = graded.check("things", f"test_{name}")

    assert (check["verdict"], check["message"]) == ("passed", "")


def test_values_of_every_builtin_kind_come_back(graded: Graded) -> None:
    found = {name: one for name, one in graded.verdicts("things").items() if name.startswith("test_value[")}

    assert len(found) > 20
    assert [name for name, one in found.items() if one != "passed"] == []


def test_builtin_exceptions_come_back_with_type_and_arguments(graded: Graded) -> None:
    found = [
        one for name, one in graded.verdicts("things").items() if name.startswith("test_builtin_exception[")
    ]

    assert found == ["passed"] * 6

"""Objects of the student's classes in a check: what they may say of themselves, and of plain data."""

from pathlib import Path

import pytest

from tests.builders import Exercise, Graded, grade

LIAR = '''
class Liar:
    """Claims to be whatever it is compared with."""

    def yes(self, *others):
        return True

    def no(self, *others):
        return False

    def other(self, other=None):
        return other

    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = yes
    __ne__ = no
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __and__ = __rand__ = other

    def __hash__(self):
        return 42

    def __iter__(self):
        return iter([Liar(), Liar()])

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return Liar()

    def __float__(self):
        return 0.0

    def __instancecheck__(self, other):
        return True


class Poser(Liar):
    __class__ = int


class Whole(int):
    """A number that does not know its value."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return hash(42)

    def __sub__(self, other):
        return 0

    __rsub__ = __sub__


class Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


class Items(list):
    def __eq__(self, other):
        return True

    def __iter__(self):
        return iter([42])


def answer():
    return Liar()


def poser():
    return Poser()


def number():
    return Whole(7)


def text():
    return Text("no")


def items():
    return Items([1])


def kind():
    return Liar


def nested():
    return {"a": [Liar()]}


class Named:
    def __init__(self, value=0):
        self.value = value

    def __eq__(self, other):
        return True

    def __contains__(self, item):
        return item == 3

    def get(self):
        return Liar()


def twice(x):
    return 2 * x
'''

NEVER = {
    "equal": "student.answer() == 42",
    "equal_reflected": "42 == student.answer()",
    "not_unequal": "not (student.answer() != 42)",
    "among": "student.answer() in [41, 42]",
    "among_its_items": "42 in student.answer()",
    "greater": "student.answer() > 41",
    "between": "41 < student.answer() < 43",
    "approx": "student.answer() == pytest.approx(42)",
    "approx_reflected": "pytest.approx(42) == student.answer()",
    "difference": "abs(student.answer() - 42) < 1",
    "as_a_key": "student.answer() in {42: 1}",
    "in_a_set": "{student.answer()} == {42}",
    "as_a_list": "list(student.answer()) == [1, 2]",
    "item": "student.answer()[0] == 42",
    "poser": "student.poser() == 42",
    "poser_is_int": "isinstance(student.poser(), int) and student.poser() == 42",
    "nested": 'student.nested() == {"a": [42]}',
    "text": 'student.answer() == "42"',
    "none": "student.answer() is None",
    "class_contains": "42 in student.kind()",
    "number": "student.number() == 42",
    "number_difference": "student.number() - 42 == 0",
    "subclass_of_text": 'student.text() == "yes"',
    "subclass_of_list": "student.items() == [42]",
    "attribute_of_a_named_object": "student.Named().get() == 42",
    "tuple": "(student.answer(), 1) == (42, 1)",
    "identity": "student.answer() is student.answer()",
}
STILL = {
    "honest": "student.twice(21) == 42",
    "value_of_a_subclass": "student.number() == 7",
    "own_text": "len(student.answer()) == 2",
    "named_may_say": "student.Named(1) == student.Named(2)",
    "named_contains": "3 in student.Named() and 4 not in student.Named()",
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The verdicts of checks that compare what a liar gives with plain data."""
    checks = "import pytest\n" + "".join(
        f"\n\ndef test_{name}(student):\n    assert {text}\n" for name, text in {**NEVER, **STILL}.items()
    )
    graded = grade(tmp_path_factory.mktemp("liar"), {"liar": Exercise(checks=checks, student=LIAR)})
    return graded.verdicts("liar")


@pytest.mark.parametrize("name", NEVER)
def test_a_liar_never_equals_plain_data(verdicts: dict[str, str], name: str) -> None:
    assert verdicts[f"test_{name}"] in ("failed", "error")


@pytest.mark.parametrize("name", STILL)
def test_what_an_object_says_of_itself_counts(verdicts: dict[str, str], name: str) -> None:
    assert verdicts[f"test_{name}"] == "passed"


THIEF = '''
INSIDES = """
    __globals__ __code__ __closure__ __self__ __class__ __dict__ gi_frame __traceback__ __subclasses__
    __init__ _expected _mock_parent reset_mock
""".split()


def probe(*given):
    """Ask over the worker's own channel for what lies inside the check's objects."""
    found = []
    for one in given:
        ask = object.__getattribute__(one, "_callback")
        for name in INSIDES:
            try:
                found.append((type(one).__name__, name, ask("getattr", one, name)))
            except AttributeError:
                pass
    return [one[:2] for one in found]


def caught(action):
    """Look for the check in the exception that it raises."""
    try:
        action()
    except Exception as error:
        trace, frames = error.__traceback__, []
        while trace is not None:
            frames.append(trace.tb_frame)
            trace = trace.tb_next
        names = [name for frame in frames for name in (*frame.f_globals, *frame.f_locals)]
        return ["SECRET" in names, "secret" in repr(error).lower(), error.__context__ is None]


def forge(number):
    import grader.sandbox.wire as wire

    return wire.Held(number)


def forged_call(given):
    return object.__getattribute__(given, "_callback")("eval", given)
'''


@pytest.fixture(scope="module")
def stolen(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    checks = """
    from unittest.mock import Mock

    SECRET = "hidden"


    class Holder:
        def __init__(self):
            self._expected = SECRET

        def method(self):
            raise KeyError("plain")


    def numbers():
        yield SECRET


    def test_insides(student):
        holder = Holder()
        mock = Mock(spec=["send"])
        assert student.probe(lambda: SECRET, holder, holder.method, Holder, numbers(), mock) == []


    def test_exceptions(student):
        def fails():
            assert 1 == 2, SECRET

        assert student.caught(fails) == [False, False, True]
        assert student.caught(Holder().method) == [False, False, True]


    def test_operations_that_are_not_offered(student):
        student.forged_call(Holder())


    def test_honest_afterwards(student):
        assert student.caught(Holder().method)[0] is False
    """
    exercise = Exercise(checks=checks, student=THIEF)
    return grade(tmp_path_factory.mktemp("thief"), {"thief": exercise})


def test_nothing_of_a_checks_objects_is_stolen(stolen: Graded) -> None:
    assert stolen.verdicts("thief") == {
        "test_insides": "passed",
        "test_exceptions": "passed",
        "test_operations_that_are_not_offered": "crashed",
        "test_honest_afterwards": "passed",
    }


def test_a_class_keeps_working_after_its_worker_was_lost(tmp_path: Path) -> None:
    student = """
    import os


    class Oops(ValueError):
        pass


    class Box:
        def __init__(self, value):
            self.value = value

        def __eq__(self, other):
            return isinstance(other, Box) and self.value == other.value

        def fail(self):
            raise Oops("no")


    def leave():
        os._exit(0)
    """
    checks = """
    import pytest
    from lost import Box, Oops, leave


    class Big(Box):
        def size(self):
            return 10 * self.value


    def test_leaves():
        leave()


    def test_class():
        assert Box(1) == Box(1)
        assert isinstance(Box(1), Box)


    def test_exception():
        with pytest.raises(Oops):
            Box(1).fail()


    def test_derived():
        assert Big(2).size() == 20
        assert isinstance(Big(1), Box)
    """
    graded = grade(tmp_path, {"lost": Exercise(checks=checks, student=student)})

    assert graded.verdicts("lost") == {
        "test_leaves": "crashed",
        "test_class": "passed",
        "test_exception": "passed",
        "test_derived": "passed",
    }

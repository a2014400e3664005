"""What the student's code can reach through the objects that a check passes to it: their public members."""

import functools
import types
from collections.abc import Iterator
from unittest.mock import MagicMock, Mock

import pytest

from grader.sandbox.check_objects import CheckObjects
from grader.sandbox.operations import OPERATIONS
from grader.sandbox.references import SessionReferences
from grader.sandbox.wire import CallBack, Held, Local, ProtocolViolation

SECRET = "the hidden answer"


def callback(x: int = 1, *, hidden: str = SECRET) -> int:
    """Add one."""
    return x + 1


class Holder:
    """An object of a check."""

    def __init__(self) -> None:
        self.level = 1
        self._expected = SECRET

    def method(self) -> int:
        return self.level

    @classmethod
    def make(cls) -> "Holder":
        return cls()


def numbers() -> Iterator[int]:
    secret = SECRET
    yield len(secret)


def traced() -> ValueError:
    try:
        raise ValueError("no")
    except ValueError as error:
        return error


INSIDES = [
    (callback, ["__globals__", "__code__", "__closure__", "__defaults__", "__kwdefaults__", "__dict__"]),
    (callback, ["__builtins__", "__class__", "__get__", "__call__", "__module__", "__wrapped__"]),
    (Holder().method, ["__self__", "__func__", "__globals__"]),
    (Holder(), ["__class__", "__dict__", "__init__", "_expected", "__reduce__", "__module__"]),
    (Holder, ["__subclasses__", "__mro__", "__bases__", "__dict__", "__init__", "mro", "__globals__"]),
    (numbers(), ["gi_frame", "gi_code", "gi_yieldfrom", "send", "throw", "close", "__class__"]),
    (traced(), ["__traceback__", "__context__", "__cause__", "__class__"]),
    (functools.partial(callback, 1), ["__self__", "__dict__", "__class__", "__reduce__"]),
    (functools.lru_cache(callback), ["__wrapped__", "__dict__"]),
    (len, ["__self__", "__module__"]),
    (Mock(), ["_mock_parent", "_mock_children", "__class__", "__dict__", "_spec_class"]),
]


@pytest.fixture
def objects() -> CheckObjects:
    return CheckObjects()


def given(objects: CheckObjects, value: object) -> object:
    assert objects.reference(value) is not None
    return value


@pytest.mark.parametrize(
    ("value", "name"), [(value, name) for value, names in INSIDES for name in names], ids=repr
)
def test_the_insides_of_an_object_stay_closed(objects: CheckObjects, value: object, name: str) -> None:
    given(objects, value)

    with pytest.raises(AttributeError):
        objects.operate("getattr", [value, name], {})


@pytest.mark.parametrize("value", [callback, Holder, Holder(), Holder().method, Mock()], ids=repr)
@pytest.mark.parametrize("name", ["__code__", "__class__", "__defaults__", "__dict__"])
def test_the_insides_of_an_object_cannot_be_replaced(objects: CheckObjects, value: object, name: str) -> None:
    given(objects, value)

    with pytest.raises(AttributeError):
        objects.operate("setattr", [value, name, None], {})


def test_a_class_of_the_checks_cannot_be_changed(objects: CheckObjects) -> None:
    given(objects, Holder)

    with pytest.raises(AttributeError):
        objects.operate("setattr", [Holder, "method", len], {})
    with pytest.raises(AttributeError):
        objects.operate("delattr", [Holder, "method"], {})


@pytest.mark.parametrize(
    "name", ["reset_mock", "configure_mock", "assert_called", "call_count", "side_effect"]
)
def test_a_mock_keeps_what_the_check_will_ask_it(objects: CheckObjects, name: str) -> None:
    mock = given(objects, MagicMock())

    with pytest.raises(AttributeError):
        objects.operate("getattr", [mock, name], {})
    with pytest.raises(AttributeError):
        objects.operate("setattr", [mock, name, 0], {})


@pytest.mark.parametrize("name", sorted({*OPERATIONS, "eval", "import"} - {"__call__", "getattr"}))
def test_nothing_but_a_given_object_is_operated_on(objects: CheckObjects, name: str) -> None:
    with pytest.raises(ProtocolViolation):
        objects.operate(name, [Holder()], {})


@pytest.mark.parametrize("name", ["__dir__", "send", "signature", "isinstance", "fields", "hasattr", "eval"])
def test_only_listed_operations_are_done(objects: CheckObjects, name: str) -> None:
    holder = given(objects, Holder())

    with pytest.raises((ProtocolViolation, TypeError)):
        objects.operate(name, [holder, "_expected"], {})


class Name(str):
    """A name that says that it begins otherwise."""

    def startswith(self, *args: object) -> bool:  # type: ignore[override]
        return False


def test_a_name_is_a_plain_string(objects: CheckObjects) -> None:
    holder = given(objects, Holder())

    with pytest.raises(AttributeError):
        objects.operate("getattr", [holder, Name("_expected")], {})
    with pytest.raises(AttributeError):
        objects.operate("getattr", [holder, ["level"]], {})


@pytest.mark.parametrize(
    "value", [types, callback.__code__, traced().__traceback__], ids=["module", "code", "trace"]
)
def test_frames_code_and_modules_get_no_handle(objects: CheckObjects, value: object) -> None:
    assert objects.reference(value) is None


def test_public_members_are_open(objects: CheckObjects) -> None:
    holder = given(objects, Holder())

    assert objects.operate("getattr", [holder, "level"], {}) == 1
    objects.operate("setattr", [holder, "level", 5], {})
    assert holder.level == 5  # type: ignore[attr-defined]
    given(objects, callback)
    assert objects.operate("__call__", [callback, 4], {}) == 5


def test_of_a_function_the_parameters_names_are_told_and_no_defaults(objects: CheckObjects) -> None:
    reference = objects.reference(callback)

    assert isinstance(reference, Local)
    assert (reference.function, reference.doc) == ("callback", "Add one.")
    told = objects.operate("getattr", [callback, "__signature__"], {})
    assert told == [("x", 1, True), ("hidden", 3, True)]
    assert SECRET not in repr(told)


def test_the_text_of_a_failed_assertion_stays_in_the_session() -> None:
    references = SessionReferences(None, lambda: None)

    def check(value: int) -> None:
        assert value == 42, f"wanted {SECRET}"

    local = references.stay(check)
    assert isinstance(local, Local)
    call = CallBack(1, "__call__", [Held(local.handle), 3], {}, "", {})
    answer, _ = references.called_back(call, b"")

    assert answer.failure is not None
    assert SECRET not in repr(answer)

"""Checks are plain pytest files: what pytest offers works, in one file a topic."""

import pytest

from tests.builders import Exercise, Graded, grade

STUDENT = """
LIMIT = 7


def double(x):
    return 2 * x


def refuse(x):
    raise ValueError(f"no {x}")


def grow(items, table):
    items.append(1)
    table["new"] = items[:]
    return None


def late(items):
    items.append(1)
    raise ValueError("late")


def say(text):
    print(text)
"""
CHECKS = '''
from unittest import TestCase

import pytest

import helper
import plain
from plain import LIMITS, double


@pytest.fixture
def four():
    return 4


@pytest.fixture(params=[1, 2])
def number(request):
    return request.param


@pytest.fixture(autouse=True)
def counted():
    helper.count()
    yield


def test_imported_function():
    assert double(3) == 6


def test_imported_module():
    assert plain.double(3) == 6


def test_missing_name():
    assert LIMITS() == 7


def test_constant(student):
    """A constant."""
    assert student.LIMIT == 7


def test_raises(student):
    with pytest.raises(ValueError, match="no 3"):
        student.refuse(3)


def test_raises_nothing(student):
    with pytest.raises(ValueError):
        student.double(3)


def test_fixture(student, four):
    assert student.double(four) == 8


def test_fixture_params(student, number):
    assert student.double(number) == 2 * number


@pytest.mark.parametrize("x, wanted", [(1, 2), (2, 5), ("a", "aa")])
def test_parametrized(student, x, wanted):
    """中文标题 | English title"""
    assert student.double(x) == wanted


class TestGroup:
    @pytest.fixture
    def ten(self):
        return 10

    def test_inside(self, student, ten):
        assert student.double(ten) == 20


class TestUnit(TestCase):
    def test_unit(self):
        self.assertEqual(plain.double(2), 4)

    def test_unit_fails(self):
        self.assertEqual(plain.double(2), 987654)


def test_helper(student):
    assert student.double(helper.three()) == 6 and helper.calls > 1


def test_secret_value(student):
    assert student.double(2) == 987654


def test_own_message(student):
    assert student.double(2) == 987654, "再想一想 | think again"


def test_fails_by_name(student):
    pytest.fail("明说 | said so")


def test_changes_lists_and_dicts(student):
    items, table = [0], {"old": 1}
    inner = items
    student.grow(items, table)
    assert inner == [0, 1] and table == {"old": 1, "new": [0, 1]}


def test_changes_before_an_exception(student):
    items = []
    with pytest.raises(ValueError):
        student.late(items)
    assert items == [1]


def test_printed(student, capsys):
    student.say("你好")
    assert capsys.readouterr().out == "你好\\n"


@pytest.mark.skip(reason="not this year")
def test_skipped_by_its_author(student):
    assert False


def test_skips_itself(student):
    pytest.skip("not here")
'''
PASSED = [
    "test_imported_function",
    "test_imported_module",
    "test_constant",
    "test_raises",
    "test_fixture",
    "test_fixture_params[1]",
    "test_fixture_params[2]",
    "test_parametrized[1-2]",
    "test_parametrized[a-aa]",
    "TestGroup::test_inside",
    "TestUnit::test_unit",
    "test_helper",
    "test_changes_lists_and_dicts",
    "test_changes_before_an_exception",
    "test_printed",
]
FAILED = [
    "test_raises_nothing",
    "test_parametrized[2-5]",
    "TestUnit::test_unit_fails",
    "test_secret_value",
    "test_own_message",
    "test_fails_by_name",
]
HELPER = """
calls = 0


def count():
    global calls
    calls += 1


def three():
    return 3
"""
OTHER_CHECKS = """
import helper
from deep import inner


def test_own_helper():
    assert helper.whose() == "other" and inner.VALUE == 5
"""
OTHER_FILES = {
    "./helper.py": "def whose():\n    return 'other'\n",
    "./deep/__init__.py": "",
    "./deep/inner.py": "VALUE = 5\n",
}
EXERCISES = {
    "plain": Exercise(checks=CHECKS, student=STUDENT, files={"./helper.py": HELPER}),
    "other": Exercise(checks=OTHER_CHECKS, student=STUDENT, files=OTHER_FILES),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return grade(tmp_path_factory.mktemp("plain"), EXERCISES)


@pytest.mark.parametrize("check", PASSED)
def test_a_right_answer_passes(graded: Graded, check: str) -> None:
    assert graded.check("plain", check)["verdict"] == "passed"


@pytest.mark.parametrize("check", FAILED)
def test_a_wrong_answer_fails(graded: Graded, check: str) -> None:
    assert graded.check("plain", check)["verdict"] == "failed"


def test_a_check_that_uses_a_missing_name_is_an_error_alone(graded: Graded) -> None:
    check = graded.check("plain", "test_missing_name")

    assert check["verdict"] == "error"
    assert "LIMITS" in check["message"]
    assert "LIMIT" in check["hint"]


def test_a_check_skipped_by_its_author_drops_out(graded: Graded) -> None:
    assert set(graded.checks("plain")) == {*PASSED, *FAILED, "test_missing_name"}


def test_helpers_beside_the_checks_are_private_to_their_topic(graded: Graded) -> None:
    assert graded.verdicts("other") == {"test_own_helper": "passed"}


def test_titles_come_from_docstrings_or_else_the_id(graded: Graded) -> None:
    assert graded.check("plain", "test_parametrized[1-2]")["titles"] == {
        "zh": "中文标题 [1-2]",
        "en": "English title [1-2]",
    }
    assert graded.check("plain", "test_raises")["title"] == "test_raises"


@pytest.mark.parametrize("check", ["test_own_message", "test_fails_by_name"])
def test_an_authors_own_message_reaches_the_student(graded: Graded, check: str) -> None:
    told = {"test_own_message": ("再想一想", "think again"), "test_fails_by_name": ("明说", "said so")}

    assert tuple(graded.check("plain", check)["messages"].values()) == told[check]


def test_the_student_is_not_shown_the_expected_value(graded: Graded) -> None:
    assert "987654" not in graded.page("report.html")
    assert "987654" not in (graded.out / "result.json").read_text()


def test_the_teacher_is_shown_the_expected_value(graded: Graded) -> None:
    assert "987654" in graded.page("review.html")


def test_what_was_printed_is_kept(graded: Graded) -> None:
    assert graded.check("plain", "test_printed")["output"] == "你好\n"

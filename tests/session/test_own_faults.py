"""A fault of the check is `internal`: its topic is not graded, and nothing else pays for it."""

import pytest

from tests.builders import Exercise, Graded, grade

STUDENT = """
def f(x):
    return x + 1
"""
GOOD = """
def test_good(student):
    assert student.f(1) == 2
"""


def faulty(check: str, reference: str | None = None, student: str = STUDENT) -> Exercise:
    return Exercise(checks=f"import pytest\n\n{check}\n{GOOD}", student=student, reference=reference)


FAULTY = {
    "name_error": faulty("def test_bad(student):\n    return undefined_name"),
    "name_error_after_a_call": faulty("def test_bad(student):\n    student.f(1)\n    undefined_name"),
    "no_such_fixture": faulty("def test_bad(student, no_such_fixture):\n    pass"),
    "missing_helper": faulty("def test_bad(student):\n    import no_such_helper"),
    "type_error_before_a_call": faulty("def test_bad(student):\n    return 1 + 'a'"),
    "broken_fixture": faulty(
        "@pytest.fixture\ndef ready():\n    return 1 / 0\n\n\ndef test_bad(student, ready):\n    pass"
    ),
    "broken_teardown": faulty(
        "@pytest.fixture\ndef ready():\n    yield\n    1 / 0\n\n\ndef test_bad(student, ready):\n    pass"
    ),
    "reference_fails_too": faulty(
        "def test_bad(student):\n    assert len(student.f(1)) == 2", reference=STUDENT
    ),
    "value_that_is_no_excuse": faulty(
        "def test_bad(student):\n    assert student.g[1] == 2",
        student=STUDENT + "g = 5\n",
        reference=STUDENT + "g = 5\n",
    ),
    "unknown_dependency": faulty("@pytest.mark.depends('test_none')\ndef test_bad(student):\n    pass"),
    "exits": faulty("def test_bad(student):\n    pytest.exit('enough')"),
    "exits_python": faulty("def test_bad(student):\n    raise SystemExit(0)"),
}
OTHERS = {
    "students_fault": faulty(
        "def test_bad(student):\n    assert len(student.f(1)) == 2",
        reference="def f(x):\n    return [x, x]\n",
    ),
    "value_for_a_function": faulty(
        "def test_bad(student):\n    assert student.g(1) == 2", student=STUDENT + "g = 5\n"
    ),
    "value_for_a_function_with_expect": faulty(
        "from grader.checks import expect\n\ndef test_bad(student):\n    expect(student.g, 1).equals(2)",
        student=STUDENT + "import math as g\n",
        reference=STUDENT + "g = f\n",
    ),
    "value_for_a_list_of_a_class": faulty(
        "from value_for_a_list_of_a_class import G\n\ndef test_bad():\n    assert len(G().items()) == 1",
        student=STUDENT + "class G:\n    def items(self):\n        return None\n",
        reference=STUDENT + "class G:\n    def items(self):\n        return [1]\n",
    ),
    "value_for_a_class_at_collection": faulty(
        "from value_for_a_class_at_collection import G\n\ndef test_bad():\n    assert G(1).x == 2",
        student=STUDENT + "G = None\n",
        reference=STUDENT + "class G:\n    def __init__(self, n):\n        self.x = 2\n",
    ),
    "does_not_import": Exercise(checks="import no_such_module\n" + GOOD, student=STUDENT),
    "does_not_parse": Exercise(checks="def test_bad(:\n" + GOOD, student=STUDENT),
    "no_checks": Exercise(checks="# to be written\n", student=STUDENT),
    "sound": Exercise(checks=GOOD, student=STUDENT),
}
VALUES = [topic for topic in OTHERS if topic.startswith("value_for")]
UNGRADED = [*FAULTY, "does_not_import", "does_not_parse", "no_checks"]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return grade(tmp_path_factory.mktemp("faults"), FAULTY | OTHERS)


@pytest.mark.parametrize("topic", FAULTY)
def test_a_fault_of_the_check_is_internal(graded: Graded, topic: str) -> None:
    assert graded.verdicts(topic)["test_bad"] == "internal"


@pytest.mark.parametrize("topic", FAULTY)
def test_the_other_checks_of_the_file_are_still_run(graded: Graded, topic: str) -> None:
    assert graded.verdicts(topic)["test_good"] == "passed"


@pytest.mark.parametrize("topic", UNGRADED)
def test_a_topic_with_a_fault_of_ours_is_not_graded(graded: Graded, topic: str) -> None:
    found = graded.topic(topic)

    assert (found["status"], found["score"]) == ("not_graded", None)


@pytest.mark.parametrize(
    ("topic", "says"),
    [
        ("does_not_import", "ModuleNotFoundError: No module named 'no_such_module'"),
        ("does_not_parse", "SyntaxError: invalid syntax"),
        ("no_checks", "the topic has no checks"),
    ],
)
def test_a_check_file_that_cannot_be_used_is_told_in_one_line(graded: Graded, topic: str, says: str) -> None:
    (note,) = graded.topic(topic)["notes"]

    assert note["en"] == f"checks unusable: {says}"


def test_the_run_ends_with_3_and_the_result_is_incomplete(graded: Graded) -> None:
    assert (graded.process.returncode, graded.result["status"]) == (3, "incomplete")


def test_a_topic_without_fault_keeps_its_score(graded: Graded) -> None:
    assert graded.topic("sound")["score"] == 10.0
    scores = [graded.topic(topic)["score"] for topic in ("students_fault", *VALUES)]
    assert graded.result["score"] == 10.0 + sum(scores)


@pytest.mark.parametrize("topic", ["students_fault", *VALUES])
def test_what_only_the_students_answer_breaks_is_the_students_fault(graded: Graded, topic: str) -> None:
    assert graded.topic(topic)["status"] == "graded"
    assert graded.verdicts(topic)["test_bad"] in ("failed", "error")


def test_the_teacher_sees_the_traceback_and_the_student_does_not(graded: Graded) -> None:
    assert "undefined_name" in graded.page("review.html")
    assert "undefined_name" not in graded.page("report.html")


def test_the_student_is_told_that_it_is_not_their_fault(graded: Graded) -> None:
    assert "not your fault" in graded.check("name_error", "test_bad")["message"]

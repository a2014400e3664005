"""Points of a whole run: markers, shares, partial credit, dependencies, and what drops out."""

import pytest

from tests.builders import Exercise, Graded, grade

STUDENT = "def f(x):\n    return x + 1\n"
EXERCISES = {
    "shared": Exercise(
        student=STUDENT,
        checks="""
import pytest

def test_one(student):
    assert student.f(1) == 2

def test_two(student):
    assert student.f(1) == 3

@pytest.mark.skip
def test_dropped(student):
    pass

def test_three(student):
    if student.f(1) == 2:
        pytest.skip("drops out as well")

def test_four(student):
    assert student.f(3) == 4
""",
    ),
    "marked": Exercise(
        student=STUDENT,
        toml="points = 6",
        checks="""
import pytest

@pytest.mark.points(4)
def test_four(student):
    assert student.f(1) == 2

def test_rest(student):
    assert student.f(1) == 2

@pytest.mark.points(1)
def test_one(student):
    assert student.f(1) == 0
""",
    ),
    "scaled": Exercise(
        student=STUDENT,
        toml="points = 10",
        checks="""
import pytest

@pytest.mark.points(1)
def test_one(student):
    assert student.f(1) == 2

@pytest.mark.points(3)
def test_three(student):
    assert student.f(1) == 0
""",
    ),
    "credited": Exercise(
        student=STUDENT,
        checks="""
def test_half(student, credit):
    assert student.f(1) == 2
    credit(0.5)
    assert student.f(1) == 3

def test_whole(student, credit):
    credit(0.5)
    assert student.f(1) == 2
""",
    ),
    "dependent": Exercise(
        student=STUDENT,
        checks='''
import pytest

def test_base(student):
    """基础 | The base"""
    assert student.f(1) == 3

@pytest.mark.depends("test_base")
def test_above(student):
    assert student.f(1) == 2

@pytest.mark.depends("test_above")
def test_top(student):
    assert student.f(1) == 2

def test_ground(student):
    assert student.f(1) == 2

@pytest.mark.depends("test_ground")
def test_first_floor(student):
    assert student.f(1) == 2
''',
    ),
    "absent": Exercise(checks="def test_a(student):\n    assert student.f(1) == 2\n"),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return grade(tmp_path_factory.mktemp("points"), EXERCISES)


def points(graded: Graded, topic: str) -> dict[str, tuple[float, float]]:
    return {name: (check["score"], round(check["points"], 6)) for name, check in graded.checks(topic).items()}


def test_unmarked_checks_share_the_points_of_those_that_count(graded: Graded) -> None:
    third = round(10 / 3, 6)

    assert {worth for _, worth in points(graded, "shared").values()} == {third}
    assert graded.topic("shared")["score"] == pytest.approx(20 / 3, abs=1e-6)
    assert graded.topic("shared")["max_score"] == 10.0


def test_marked_points_come_first_and_the_others_share_the_rest(graded: Graded) -> None:
    assert points(graded, "marked") == {"test_four": (4, 4), "test_rest": (1, 1), "test_one": (0, 1)}


def test_declared_points_of_a_topic_scale_those_of_its_checks(graded: Graded) -> None:
    assert points(graded, "scaled") == {"test_one": (2.5, 2.5), "test_three": (0, 7.5)}


def test_declared_credit_is_kept_where_the_check_fails_later(graded: Graded) -> None:
    assert points(graded, "credited") == {"test_half": (2.5, 5), "test_whole": (5, 5)}


def test_a_check_is_skipped_when_what_it_depends_on_did_not_pass(graded: Graded) -> None:
    assert graded.verdicts("dependent") == {
        "test_base": "failed",
        "test_above": "skipped",
        "test_top": "skipped",
        "test_ground": "passed",
        "test_first_floor": "passed",
    }


def test_a_skipped_check_says_what_it_waits_for(graded: Graded) -> None:
    assert "“The base”" in graded.check("dependent", "test_above")["messages"]["en"]
    assert "“基础”" in graded.check("dependent", "test_above")["messages"]["zh"]


def test_a_skipped_check_keeps_its_points_and_scores_none(graded: Graded) -> None:
    assert points(graded, "dependent")["test_above"] == (0, 2)


def test_a_topic_that_was_not_handed_in_counts_nothing_of_its_points(graded: Graded) -> None:
    absent = graded.topic("absent")

    assert (absent["status"], absent["score"], absent["max_score"]) == ("missing", 0.0, 10.0)


def test_the_whole_is_the_sum_of_its_topics(graded: Graded) -> None:
    topics = graded.result["topics"]

    assert graded.result["score"] == pytest.approx(sum(topic["score"] for topic in topics), abs=1e-6)
    assert graded.result["max_score"] == sum(topic["max_score"] for topic in topics)

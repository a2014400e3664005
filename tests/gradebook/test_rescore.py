"""What a check showed is kept: other points, texts or another policy make new results and run nothing."""

from pathlib import Path

import pytest

from tests.builders import write
from tests.gradebook.small_class import Class


@pytest.fixture
def graded(tmp_path: Path) -> Class:
    one = Class(tmp_path)
    one.hand_in("bob", 41, topics=("two",))
    assert len(one.grade()) == 6
    return one


def test_other_points_of_a_topic_score_it_again(graded: Class) -> None:
    graded.set_topic("two", "points = 4\n")

    assert graded.grade() == []
    assert (graded.result("ann")["score"], graded.result("bob")["score"]) == (14.0, 12.0)
    assert graded.grades()["bob"]["two"] == "2"


def test_other_points_of_the_course_score_every_topic_again(graded: Class) -> None:
    graded.set_course("[defaults]\npoints = 100\n")

    assert graded.grade() == []
    assert graded.result("bob")["score"] == 150.0


def test_the_ledger_has_a_mark_that_points_changed_and_no_check_for_it(graded: Class) -> None:
    graded.set_topic("two", "points = 4\n")
    graded.grade()

    noted = [(one["student"], one["old"], one["new"], one["checks"]) for one in graded.changes()]
    assert sorted(noted) == [
        ("ann", "10", "4", ""),
        ("bob", "5", "2", ""),
        ("cy", "10", "4", ""),
    ]


def test_another_feedback_policy_shows_less_without_running(graded: Class) -> None:
    told = graded.result("bob")["topics"][1]["checks"][0]["message"]
    graded.set_topic("two", 'feedback = "verdict"\n')

    assert graded.grade() == []
    assert graded.result("bob")["topics"][1]["checks"][0]["message"] != told


def test_another_title_is_rendered_without_running(graded: Class) -> None:
    graded.set_topic("one", 'title = "The first of them"\n')

    assert graded.grade() == []
    assert "The first of them" in (graded.out / "students" / "ann" / "report.html").read_text()
    assert "The first of them" in (graded.out / "index.html").read_text()


def test_another_language_is_rendered_without_running(graded: Class) -> None:
    assert graded.grade("--lang", "zh") == []
    assert 'lang="zh' in (graded.out / "students" / "ann" / "report.html").read_text()


def test_another_limit_runs_the_topic_again(graded: Class) -> None:
    graded.set_topic("one", "timeout = 5\n")

    assert graded.grade() == ["one"] * 3


def test_a_page_that_was_changed_from_outside_is_written_again(graded: Class) -> None:
    page = graded.out / "students" / "ann" / "report.html"
    before = page.read_text()
    write(page, "not a report")

    assert graded.grade() == []
    assert page.read_text() == before

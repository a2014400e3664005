"""Attempts are kept with their time, and what counts of them is worked out without running anything."""

import re
import shutil
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import write
from tests.gradebook.small_class import Class
from tests.reports.reading import read

DUE = datetime(2026, 3, 1, 12, tzinfo=UTC)
DEADLINE = f"[deadline]\nat = {DUE.isoformat()}\n"
LATE = '[late]\ngrace = "15m"\nper_day = 10\ncap = 25\n'


def at(**late: float) -> datetime:
    return DUE + timedelta(**late)


@pytest.fixture
def due(tmp_path: Path) -> Class:
    """A class with a deadline: ann in time, bob within the grace, cy a day and a minute late."""
    one = Class(tmp_path)
    one.set_course(DEADLINE + LATE)
    one.hand_in("ann", 42, at=at(hours=-1))
    one.hand_in("bob", 42, at=at(minutes=15))
    one.hand_in("cy", 42, at=at(days=1, minutes=1))
    one.grade()
    return one


def counted(graded: Class) -> dict[str, tuple[str, str]]:
    return {student: (row["counted"], row["penalty"]) for student, row in graded.grades().items()}


def test_lateness_takes_its_part_of_what_counts_and_nothing_of_the_score(due: Class) -> None:
    assert counted(due) == {"ann": ("20", "0"), "bob": ("20", "0"), "cy": ("16", "4")}
    assert due.result("cy")["score"] == 20.0
    assert due.grades()["cy"]["submitted"] == "2026-03-02T12:01:00Z"


def test_more_is_told_after_the_deadline_but_not_to_whom_more_time_was_given(due: Class) -> None:
    due.set_topic("two", 'feedback = { before = "verdict", after = "hint" }\n')
    for student in ("ann", "bob", "cy"):
        due.hand_in(student, 41, at=at(hours=-1))
    more_time = write(due.root / "extensions.csv", "student,until\nbob,2999-01-01T00:00:00+00:00\n")
    due.set_course("")
    due.grade()
    before = due.result("ann")["topics"][1]["checks"][0]["message"]
    due.set_course(DEADLINE + LATE)

    assert due.grade("--extensions", str(more_time)) == []
    assert due.result("ann")["topics"][1]["checks"][0]["message"] != before
    assert due.result("bob")["topics"][1]["checks"][0]["message"] == before


def test_another_policy_counts_anew_without_running(due: Class) -> None:
    due.set_course(DEADLINE + LATE.replace("25", "15"))

    assert due.grade() == []
    assert counted(due)["cy"] == ("17", "3")


def test_a_part_and_a_topic_may_have_deadlines_of_their_own(due: Class) -> None:
    later = at(days=9).isoformat()
    due.set_course(f'{DEADLINE}{LATE}[[parts]]\ntitle = "all"\ntopics = ["one", "two"]\ndeadline = {later}\n')
    due.set_topic("two", f"deadline = {DUE.isoformat()}\n")

    assert due.grade() == []
    assert counted(due)["cy"] == ("18", "2")


def test_an_extension_gives_a_student_more_time(due: Class) -> None:
    extensions = write(due.root / "more.csv", f"student,topic,until\ncy,one,{at(days=3).isoformat()}\n")

    assert due.grade("--extensions", str(extensions)) == []
    assert counted(due)["cy"] == ("18", "2")


def test_an_extension_for_nobody_in_the_class_is_told(due: Class) -> None:
    extensions = write(due.root / "more.csv", f"student,until\nzed,{at(days=3).isoformat()}\n")

    assert "extensions: nothing was handed in by zed" in due.run("--extensions", str(extensions)).stderr


def test_without_a_policy_the_table_has_no_column_for_it(tmp_path: Path) -> None:
    one = Class(tmp_path)
    one.grade()

    assert list(one.grades()["ann"]) == ["student", "score", "max_score", "status", "one", "two"]
    assert one.result("ann")["history"] is None


def test_a_second_attempt_is_kept_beside_the_first(due: Class) -> None:
    due.hand_in("ann", 41, topics=("two",), at=at(hours=2))
    due.grade()

    history = due.result("ann")["history"]
    assert [(one["number"], one["score"]) for one in history["attempts"]] == [(1, 20.0), (2, 15.0)]
    assert [one["submitted"] for one in history["attempts"]] == [
        "2026-03-01T11:00:00Z",
        "2026-03-01T14:00:00Z",
    ]


def test_a_topic_that_was_not_handed_in_again_keeps_its_time(due: Class) -> None:
    """The other one is a day late, which costs ten percent of its five points."""
    due.hand_in("ann", 42, topics=("one",), at=at(days=5))
    due.hand_in("ann", 41, topics=("two",), at=at(hours=2))
    due.grade()

    assert counted(due)["ann"] == ("14.5", "0.5")


@pytest.mark.parametrize(("counts", "mark"), [("best", "20"), ("last", "14.5")])
def test_the_best_or_the_last_attempt_counts(due: Class, counts: str, mark: str) -> None:
    due.hand_in("ann", 41, topics=("two",), at=at(hours=2))
    due.set_course(f'{DEADLINE}{LATE}[attempts]\ncounts = "{counts}"\n')
    due.grade()

    assert counted(due)["ann"][0] == mark


def test_points_that_change_score_earlier_attempts_too(due: Class) -> None:
    due.hand_in("ann", 41, at=at(hours=-1))
    due.set_course(f'{DEADLINE}[attempts]\ncounts = "best"\n[defaults]\npoints = 100\n')
    due.grade()

    assert counted(due)["ann"][0] == "200"


def days_of_the_class(graded: Class) -> list[str]:
    """Return the rows of the table of attempts: day, attempts, students, share of the points."""
    page = (graded.out / "index.html").read_text()
    table = page.partition('id="attempts"')[2].partition("</table>")[0]
    rows = re.findall("<tr>.*</tr>", table)[1:]
    return [" ".join(read(row.replace("<td", " <td")).text.split()) for row in rows]


def test_the_class_page_shows_the_attempts_of_each_day_in_todays_points(due: Class) -> None:
    due.hand_in("ann", 41, topics=("one",), at=at(days=1))
    due.grade()
    due.set_topic("one", "points = 30\n")
    due.grade()

    assert days_of_the_class(due) == ["2026-03-01 2 2 100%", "2026-03-02 2 2 81%"]


def test_a_class_page_without_second_attempts_has_no_table_of_them(due: Class) -> None:
    assert days_of_the_class(due) == []


def test_attempts_of_who_is_not_in_the_class_any_more_are_left_out(due: Class) -> None:
    due.hand_in("ann", 41, topics=("one",), at=at(days=1))
    due.grade()
    shutil.rmtree(due.root / "class" / "cy")
    due.grade()

    assert [day.split()[:3] for day in days_of_the_class(due)] == [
        ["2026-03-01", "2", "2"],
        ["2026-03-02", "1", "1"],
    ]


def test_attempts_outlive_a_fresh_run(due: Class) -> None:
    due.hand_in("ann", 41, at=at(hours=-1))
    due.grade("--fresh")

    assert due.grades()["ann"]["attempt"] == "2"


def test_the_same_again_is_no_other_attempt(due: Class) -> None:
    due.hand_in("cy", 42, at=at(days=30))
    due.grade()

    assert due.grades()["cy"]["attempt"] == "1"
    assert due.grades()["cy"]["submitted"] == "2026-03-02T12:01:00Z"


def test_the_times_inside_a_zip_are_not_believed(tmp_path: Path) -> None:
    """They are its sender's own claim; the file's time on this disk is the platform's."""
    one = Class(tmp_path)
    one.set_course(DEADLINE + LATE)
    with zipfile.ZipFile(one.root / "class" / "eve.zip", "w") as archive:
        backdated = zipfile.ZipInfo("one.py", (2026, 2, 1, 0, 0, 0))
        archive.writestr(backdated, "def answer():\n    return 42\n")
    one.grade()

    assert (counted(one)["eve"]) == ("7.5", "2.5")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("student,until\nann,tomorrow\n", "line 2: wanted a date and time"),
        ("student,until\nann,2026-03-01T12:00:00\n", "line 2: wanted a date and time with its offset"),
        ("student,topic,until\nann,three,2026-03-01T12:00:00Z\n", "wanted a topic of the course, or none"),
        ("name,until\nann,2026-03-01T12:00:00Z\n", "wanted the columns student, until"),
    ],
)
def test_an_unusable_extension_is_told_in_one_line(tmp_path: Path, text: str, says: str) -> None:
    one = Class(tmp_path)

    done = one.run("--extensions", str(write(one.root / "more.csv", text)))

    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1

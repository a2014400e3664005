"""Rows of a class are small, ordered, and hold no way out of their folder."""

import pytest
from msgspec.structs import replace

from grader.results import Text
from reports import ClassRow, grades_csv
from reports.classroom import in_order
from tests.reports.builders import check, submission, topic
from tests.reports.classes import class_rows
from tests.reports.samples import middling


def _row(student: str) -> ClassRow:
    return ClassRow.from_result(replace(middling(), student=student), f"students/{student}")


def test_a_row_keeps_scores_and_statuses() -> None:
    """Each topic is there with what the page shows of it."""
    result = middling()
    row = ClassRow.from_result(result, "students/s1")

    assert [(topic.id, topic.status, topic.score) for topic in row.topics] == [
        (topic.id, topic.status, topic.score) for topic in result.topics
    ]
    assert (row.score, row.max_score, row.status) == (result.score, result.max_score, "incomplete")


def test_a_row_keeps_the_text_of_named_mistakes_only() -> None:
    """A message about one student's tensors is not worth its memory."""
    marks = [mark for topic in _row("s1").topics for mark in topic.checks if mark.verdict == "failed"]

    assert {mark.mistake is None for mark in marks} == {True, False}
    assert all((mark.mistake is None) == (mark.message is None) for mark in marks)


def test_equal_outcomes_are_one_object() -> None:
    """Five thousand students share their few hundred outcomes."""
    one, other = _row("s1"), _row("s2")

    assert all(
        a is b
        for left, right in zip(one.topics, other.topics, strict=True)
        for a, b in zip(left.checks, right.checks, strict=True)
    )


@pytest.mark.parametrize(
    ("folder", "address"),
    [
        ("students/s1", "./students/s1/report.html"),
        ("javascript:alert(1)", "./javascript%3Aalert%281%29/report.html"),
        ("//evil.example/x", "./evil.example/x/report.html"),
        ('a"b?c#d e', "./a%22b%3Fc%23d%20e/report.html"),
        ("students/林晓", "./students/%E6%9E%97%E6%99%93/report.html"),
        ("\udc80", "./%3F/report.html"),
    ],
)
def test_an_address_stays_relative(folder: str, address: str) -> None:
    """No folder name becomes a scheme, a host, a query or a fragment."""
    assert ClassRow("s1", "graded", folder=folder).report == address


def test_what_has_no_title_goes_by_its_id() -> None:
    """An unchanged pytest file becomes rows that can be read."""
    bare = check("test_a", Text(zh="", en=""))
    row = ClassRow.from_result(
        submission([replace(topic("sums", [bare]), titles=Text(zh="", en=""))]), "students/s1"
    )

    assert [(mark.title.en, mark.checks[0].title.zh) for mark in row.topics] == [("sums", "test_a")]


def test_numbers_in_ids_are_ordered_as_numbers() -> None:
    """s9 comes before s10; ids of any kind can be compared."""
    ids = ["s10", "s9", "10", "9", "李", "", "s", "9" * 5000, "²3"]

    assert [row.student for row in in_order([ClassRow(name, "graded") for name in ids])][:4] == [
        "",
        "9",
        "10",
        "9" * 5000,
    ]


def test_the_class_of_a_batch_has_one_line_a_student() -> None:
    """Nobody is lost and nobody is doubled."""
    rows = class_rows(25)

    assert len(rows) == 25
    assert grades_csv(rows).count("\r\n") == 26

"""The table of marks opens in a spreadsheet as what it is."""

import csv
import dataclasses
import io

from msgspec.structs import replace

from reports import ClassRow, CountedMark, grades_csv
from tests.reports.hostile import HOSTILE
from tests.reports.samples import middling


def _table(rows: list[ClassRow]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(grades_csv(rows).removeprefix("\ufeff"))))


def test_a_line_has_the_marks_of_each_topic() -> None:
    """Columns are student, score, max_score, status and the topics in course order."""
    (line,) = _table([ClassRow.from_result(middling(), "students/s1")])

    assert list(line)[:6] == ["student", "score", "max_score", "status", "reshape", "dim_sums"]
    assert (line["score"], line["reshape"], line["dim_sums"]) == ("19.58", "10", "3.75")


def test_a_topic_that_was_not_graded_is_empty_and_a_missing_one_is_zero() -> None:
    """Our fault is no mark at all."""
    (line,) = _table([ClassRow.from_result(middling(), "students/s1")])

    assert (line["linear_regression"], line["mask_slice_iou"]) == ("", "0")


def test_a_submission_that_could_not_be_read_has_a_line() -> None:
    """Its marks are empty and its status says why."""
    (line,) = _table([ClassRow.unreadable("s1", "no zip archive")])

    assert line == {"student": "s1", "score": "", "max_score": "", "status": "unreadable"}


def test_it_opens_with_a_byte_order_mark() -> None:
    """Spreadsheets read Chinese names right."""
    assert grades_csv([]).encode("utf-8").startswith(b"\xef\xbb\xbf")


def test_a_hostile_id_is_one_harmless_cell() -> None:
    """No formula, no second line, no second cell in locales that split at semicolons."""
    student = "=cmd|' /C calc'!A0;=1+1\n=2+2" + HOSTILE
    text = grades_csv([ClassRow.from_result(replace(middling(), student=student), "x")])

    assert text.count("\n") == 2
    assert text.split("\r\n")[1].startswith("\"'=cmd")


def test_what_counts_follows_the_topics_where_the_course_has_a_policy() -> None:
    """The score stays what was earned; a submission that could not be read has none of it."""
    row = ClassRow.from_result(middling(), "students/s1")
    late = dataclasses.replace(row, counted=CountedMark(17.5, 2.08, 2, "2026-03-01T12:00:00Z"))
    line, unread = _table([late, ClassRow.unreadable("s2", "no zip")])

    assert list(line)[-4:] == ["counted", "penalty", "attempt", "submitted"]
    assert (line["score"], line["counted"], line["penalty"], line["attempt"]) == (
        "19.58",
        "17.5",
        "2.08",
        "2",
    )
    assert unread["counted"] == ""

"""The class page counts right and shows who, what and how many."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from grader.results import CheckResult, Language, Text
from reports import ClassRow, CountedMark, class_pages, class_report, student_report
from reports.classroom import CheckMark, TopicMark
from reports.heat import heat_class
from reports.statistics.summary import ClassSummary
from tests.reports.builders import COURSE, check, submission, topic
from tests.reports.classes import META, class_changes, class_rows
from tests.reports.reading import read

_NAMED = Text(zh="你沿着另一个维度求和了。", en="You summed over another dim.")


def _row(student: str, *passed: bool) -> ClassRow:
    checks: list[CheckResult] = [
        check(f"c{number}", Text(zh=f"第 {number} 项", en=f"Part {number}"))
        if good
        else check(
            f"c{number}", Text(zh="", en=f"Part {number}"), "failed", mistake="other_dim", message=_NAMED
        )
        for number, good in enumerate(passed)
    ]
    result = submission([topic("dim_sums", checks)], student=student)
    return ClassRow.from_result(result, f"students/{student}")


ROWS = [
    _row("s1", True, True),
    _row("s2", True, False),
    _row("s3", False, False),
    ClassRow.unreadable("s4", "no zip"),
]


def test_the_numbers_count_what_was_graded() -> None:
    """A submission that could not be read is in no mean."""
    summary = ClassSummary.from_rows(ROWS)

    assert (summary.graded, summary.incomplete, summary.unreadable, summary.full) == (3, 0, 1, 1)
    assert (summary.mean, summary.median, summary.max_score) == (5.0, 5.0, 10.0)
    assert summary.bands == [1, 0, 0, 0, 0, 1, 0, 0, 0, 1]


def test_pass_rates_go_from_hard_to_easy() -> None:
    """Each check counts the students whose topic was graded."""
    rates = ClassSummary.from_rows(ROWS).checks

    assert [(rate.id, rate.passed, rate.total) for rate in rates] == [("c1", 1, 3), ("c0", 2, 3)]


def test_a_mistake_counts_students_not_checks() -> None:
    """s3 made it twice and counts once."""
    (count,) = ClassSummary.from_rows(ROWS).mistakes

    assert [row.student for row in count.students] == ["s2", "s3"]


def test_a_missing_topic_is_in_the_mean_but_in_no_pass_rate() -> None:
    """Zero points are points; a check that never ran was not failed."""
    never_ran = CheckMark("c0", COURSE, "error")
    topics = (TopicMark("dim_sums", COURSE, "missing", 0.0, 10.0, (never_ran,)),)
    lost = ClassRow("s5", "graded", score=0.0, max_score=10.0, topics=topics)
    summary = ClassSummary.from_rows([*ROWS, lost])

    assert summary.topic_means["dim_sums"] == pytest.approx(3.75)
    assert [rate.total for rate in summary.checks] == [3, 3]


@pytest.mark.parametrize(
    ("score", "name"),
    [(0.0, "h0"), (1.99, "h0"), (2.0, "h1"), (5.0, "h2"), (7.9, "h3"), (9.99, "h4"), (10.0, "h5")],
)
def test_the_heat_steps_by_fifths_and_only_full_marks_are_full(score: float, name: str) -> None:
    """Almost full is not full."""
    assert heat_class(TopicMark("dim_sums", COURSE, "graded", score, 10.0)) == name


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh",
            [
                "全班成绩",
                "平均分",
                "学生 × 练习",
                "成绩分布",
                "最常见的错误",
                "你沿着另一个维度求和了",
                "没能评上分的提交",
            ],
        ),
        (
            "en",
            [
                "Class results",
                "Mean",
                "Students × topics",
                "Distribution of scores",
                "You summed over another dim",
                "no zip",
            ],
        ),
    ],
)
def test_it_speaks_the_asked_language(language: Language, words: list[str]) -> None:
    """Headings, mistakes and problems are all there."""
    text = read(class_report(ROWS, COURSE, language, META)).text

    assert [word for word in words if word not in text] == []


def test_each_student_has_a_row_with_links() -> None:
    """The report and the review of each graded student are one click away."""
    page = read(class_report(ROWS, COURSE, "en", META))

    for student in ("s1", "s2", "s3"):
        assert f"./students/{student}/report.html" in page.values("href")
        assert f"./students/{student}/review.html" in page.values("href")
    assert not [address for address in page.values("href") if "s4" in address]


def test_the_chart_is_there_in_words_and_numbers() -> None:
    """A screen reader gets a title, a description and a table."""
    html = class_report(ROWS, COURSE, "en", META)

    assert '<svg viewBox="0 0 640 240" role="img" aria-labelledby="dist-t dist-d">' in html
    assert re.search(r'<th scope="row">90–100</th><td class="num">1</td>', html)


def test_a_cell_costs_few_bytes() -> None:
    """A class of thousands stays a page that opens."""
    small, large = (
        len(class_report(class_rows(n, topics=20, checks=1), COURSE, "en", META)) for n in (300, 400)
    )

    assert (large - small) / 100 / 20 < 30


def test_every_topic_has_a_page_that_the_class_page_leads_to() -> None:
    """No link between the pages of a class is dead, and each leads back."""
    pages = dict(class_pages(class_rows(12, topics=12), COURSE, "en", META))
    topics = [name for name in pages if name.startswith("topics/")]
    linked = {unquote(address)[2:] for address in read(pages["index.html"]).values("href")}

    assert len(topics) == 12
    assert set(topics) == {address for address in linked if address.startswith("topics/")}
    assert all("../index.html" in read(pages[name]).values("href") for name in topics)


def test_a_topic_s_page_shows_each_check_of_each_student() -> None:
    """A sign says what the colour says."""
    pages = dict(class_pages(ROWS, COURSE, "en", META))
    cells = re.findall(r"<td class=v-(\w+)>(.)", pages["topics/dim_sums.html"])

    assert cells == [
        *(("passed", "✓"), ("passed", "✓")),
        *(("passed", "✓"), ("failed", "✗")),
        *(("failed", "✗"), ("failed", "✗")),
    ]


def test_who_made_a_mistake_is_one_click_from_what_the_report_says() -> None:
    """The link leads to the topic's own part of the report."""
    addresses = read(class_report(ROWS, COURSE, "en", META)).values("href")
    report = student_report(submission([topic("dim_sums", [])]), "en")

    assert "./students/s2/report.html#t1" in addresses
    assert 'id="t1"' in report


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["5 → 10", "Ran too long → Passed", "No verdict changed"]),
        ("zh", ["运行超时 → 通过", "检查的结论都没变"]),
    ],
)
def test_changed_marks_are_told_with_their_cause(language: Language, told: list[str]) -> None:
    """Who, which topic, old and new mark, and the check that did it."""
    text = read(class_report(ROWS, COURSE, language, META, changes=class_changes())).text

    assert [words for words in told if words not in text] == []


def test_what_counts_has_a_column_only_where_the_course_has_a_policy() -> None:
    """Without one the total says it all."""
    late = replace(ROWS[0], counted=CountedMark(9.0, 1.0, 2, "2026-03-01T12:00:00Z"))

    assert ">Counts<" not in class_report(ROWS, COURSE, "en", META)
    html = class_report([late, *ROWS[1:]], COURSE, "en", META)
    assert '<td title="attempt 2, 1 points off for lateness">9<' in html

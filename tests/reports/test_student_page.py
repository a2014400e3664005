"""The student's report says what a student needs and keeps what is hidden."""

import pytest
from msgspec.structs import replace

from grader.results import Example, Language, SubmissionResult, Text, TopicResult
from reports import student_report
from tests.reports.builders import check, missing, submission, tensor, topic
from tests.reports.reading import read
from tests.reports.samples import EXPECTED_SECRET, SOURCE_SECRET, middling, perfect


def _text(result: SubmissionResult, language: Language = "en") -> str:
    return read(student_report(result, language)).text


def _one(**fields: object) -> SubmissionResult:
    failed = check("test_a", Text(zh="求和", en="Sums"), "failed", **fields)  # type: ignore[arg-type]
    return submission([topic("dim_sums", [failed])])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh",
            ["先做这一件事", "沿维度求和", "结果不对", "你沿着另一个维度求和了", "下一步", "你的代码返回"],
        ),
        (
            "en",
            [
                "Do this first",
                "Sums over dimensions",
                "Wrong answer",
                "You summed over another dim",
                "Next step",
            ],
        ),
    ],
)
def test_it_speaks_the_asked_language(language: Language, words: list[str]) -> None:
    """One result reads in both languages, whatever language the run had."""
    text = _text(middling(), language)

    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_does_not_tell_the_seed_the_layers_or_the_mistakes_names(language: Language) -> None:
    """What would help to guess the hidden inputs stays with the teacher."""
    html = student_report(middling(), language)

    assert [word for word in ("982451653", "landlock", "other_dim", "test_sums_over") if word in html] == []


def test_no_more_examples_are_shown_than_a_page_has_room_for() -> None:
    """Who has many functions to mend begins with the first."""
    example = Example(source="print(1)", answer=tensor([], ["1"]), expected=tensor([], ["2"]))
    checks = [
        check(f"test_{n}", Text(zh=f"第 {n} 项", en=f"Check {n}"), "failed", example=example)
        for n in range(20)
    ]

    assert _text(submission([topic("dim_sums", checks)])).count("A small example to try") == 6


@pytest.mark.parametrize(
    ("part", "says"),
    [("[1]", "Your code returned, entry [1] of it"), ("grad", "Your code returned, the gradient from going")],
)
def test_a_part_of_the_answer_is_not_taken_for_the_whole(part: str, says: str) -> None:
    answer = replace(tensor([2], ["1", "2"]), part=part)

    assert says in _text(_one(answer=answer))


@pytest.mark.parametrize(
    ("values", "expected", "is_told"),
    [(["32"], ["-3"], True), (["31"], ["-3"], False), (["2"], ["-3"], False), (["32"], ["32"], False)],
)
def test_an_answer_that_is_the_same_for_other_arguments_is_pointed_out(
    values: list[str], expected: list[str], is_told: bool
) -> None:
    """Numbers of one digit, and answers that are wrong in another respect than their values, say nothing."""
    answer = tensor([], ["2"] if values == ["2"] else ["32"])
    example = Example(source="print(1)", answer=tensor([], values), expected=tensor([], expected))

    assert ("the answer is just the same" in _text(_one(answer=answer, example=example))) is is_told


def test_many_missing_topics_share_a_section() -> None:
    parts = [missing("dim_sums"), missing("reshape"), topic("matmul", [])]
    page = read(student_report(submission(parts), "en"))

    assert page.text.count("We didn’t receive") == 1
    assert {"dim_sums.py", "reshape.py"} <= set(page.text.split())
    assert {link[1:] for link in page.values("href") if link.startswith("#t")} <= set(page.values("id"))


def test_an_expected_value_shows_only_where_the_result_holds_one() -> None:
    """The course's feedback policy decides, not the page."""
    answer = tensor([2], ["1", "2"], [0])

    assert EXPECTED_SECRET not in _text(_one(answer=answer))
    assert "Expected" not in _text(_one(answer=answer))
    assert EXPECTED_SECRET in _text(_one(answer=answer, expected=tensor([2], [EXPECTED_SECRET, "2"])))


def test_a_failure_of_ours_does_not_quote_the_check() -> None:
    """Its message may speak of the hidden check, so a fixed sentence stands in its place."""
    text = _text(middling())

    assert SOURCE_SECRET not in text
    assert "This check itself broke down" in text


def test_entries_that_differ_are_marked_by_sign_and_class() -> None:
    """Colour is not the only mark, and a legend says what the sign means."""
    html = student_report(_one(answer=tensor([2], ["1.5", "2"], [0])), "en")

    assert '<td class="x"><i>≠</i>1.5</td><td>2</td>' in html
    assert "≠ marks what differs from the right answer: 1 of the 2 entries shown" in html


def test_an_exception_shows_the_students_own_line() -> None:
    """The line is numbered, marked, and said in words."""
    page = student_report(middling(), "en")

    assert "▶ 18" in page
    assert "It came from autograd.py, line 18" in read(page).text


def test_one_error_that_stops_a_topic_is_told_once() -> None:
    """Its checks are listed, without repeating the error for each."""
    text = _text(middling())

    assert text.count("SyntaxError") == 1
    assert "One and the same error stopped every check" in text


def test_a_repeated_mistake_points_to_where_it_was_explained() -> None:
    """The same message is not read three times."""
    told = Text(zh="另一个维度", en="You summed over another dim.")
    checks = [check(f"test_{n}", Text(zh=n, en=n), "failed", message=told) for n in ("rows", "columns")]
    html = student_report(submission([topic("dim_sums", checks)]), "en")

    assert '<a href="#t1c1">The same problem as in “rows” above</a>' in html
    assert read(html).text.count("You summed over another dim.") == 2  # in "Do this first" and at its check


def test_a_check_without_points_does_not_say_nought_of_nought() -> None:
    text = _text(_one(points=0.0))

    assert "no points of its own" in text
    assert "0 / 0 points" not in text


def test_partial_credit_is_told() -> None:
    """Half the points of a failed check are not passed over."""
    assert "Partial credit: 1 of 2 points" in _text(middling())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["没有收到这个练习的文件", "评分系统在这个练习上出了故障", "暂时不计入总分"]),
        (
            "en",
            ["We didn’t receive a file for this topic", "costs you no points", "The fault is the grader’s"],
        ),
    ],
)
def test_missing_and_ungraded_topics_are_explained(language: Language, words: list[str]) -> None:
    """A student reads what happened and what to do, not a status code."""
    text = _text(middling(), language)

    assert [word for word in words if word not in text] == []


def test_checks_of_a_missing_topic_are_not_shown() -> None:
    """Whatever the engine recorded for them, the student did not write that code."""
    skipped = check("test_a", Text(zh="求和", en="Sums up"), "error", message=Text(zh="缺少", en="Lacks it"))
    lost = TopicResult(
        id="dim_sums",
        status="missing",
        score=0.0,
        max_score=10.0,
        checks=[skipped],
        titles=Text(zh="一", en="One"),
    )

    assert "Lacks it" not in _text(submission([lost]))


def test_full_marks_are_celebrated() -> None:
    """Nothing is asked of a student who has it all."""
    text = _text(perfect())

    assert "Everything passed" in text
    assert "Do this first" not in text


def test_passed_checks_are_folded_away() -> None:
    """They can be opened, and do not stand before what needs work."""
    html = student_report(perfect(), "en")

    assert html.count("<details") == 2
    assert "<details open" not in html


def test_a_check_without_a_title_shows_its_id() -> None:
    """An unchanged pytest file has no bilingual docstrings."""
    bare = check("TestSums::test_a[3]", Text(zh="", en=""), "failed", message=Text(zh="不对", en="No"))

    assert "TestSums::test_a[3]" in _text(submission([topic("dim_sums", [bare])]))


def test_the_case_of_a_parametrized_check_is_set_apart_from_its_title() -> None:
    """A raw id is no word of the sentence; without it the title reads on."""
    case = check(
        "test_rows[two-1]",
        Text(zh="每一行 [two-1]", en="Each row [two-1]"),
        "failed",
        message=Text(zh="", en=""),
    )
    html = student_report(submission([topic("dim_sums", [case])]), "en")

    assert '<h3>Each row <code class="case">two-1</code></h3>' in html


def test_brackets_that_belong_to_a_title_stay() -> None:
    """Only the part that the id names is a case."""
    plain = check("test_rows[0]", Text(zh="取 [1]", en="Takes [1]"), "failed")

    assert "<h3>Takes [1]</h3>" in student_report(submission([topic("dim_sums", [plain])]), "en")


def test_printed_output_is_cut_and_says_so() -> None:
    """The first part is shown, with how much is left out."""
    assert "(3000 more characters are not shown)" in _text(_one(output="x" * 5000))


def test_notes_reach_the_student() -> None:
    """Notes about the submission and about a topic are both shown."""
    noted = topic("dim_sums", [], notes=[Text(zh="迟交", en="A topic’s note")])
    result = replace(submission([noted]), notes=[Text(zh="说明", en="A submission’s note")])

    assert "A topic’s note" in _text(result)
    assert "A submission’s note" in _text(result)

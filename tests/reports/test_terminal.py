"""A result in the terminal: what comes first, tensors in rows and columns, nothing that a terminal obeys."""

import unicodedata

import pytest
from rich.cells import cell_len

from grader.results import CheckResult, Language, SourceLine, SubmissionResult, Text, Trouble
from reports.terminal import terminal_report
from tests.reports.builders import check, missing, passing, submission, tensor, topic
from tests.reports.hostile import hostile
from tests.reports.samples import middling, perfect

WRONG = Text(zh="你沿另一个维度求和了。" * 8, en="You summed over another dim. " * 8)
PASSED = passing("test_all", "sum_all：总和", "sum_all: the sum")


def lines(result: SubmissionResult, language: Language = "en", width: int = 80) -> list[str]:
    return [line.plain.rstrip() for line in terminal_report(result, language, width)]


def failed(**facts: object) -> CheckResult:
    return check("test_rows", Text(zh="每行之和", en="sums of rows"), "failed", **facts)  # type: ignore[arg-type]


def test_a_topic_tells_how_many_checks_passed() -> None:
    said = lines(
        submission([topic("dim_sums", [PASSED, failed()]), topic("reshape", [PASSED]), missing("matmul")])
    )

    assert said[:3] == ["✗ Sums over dimensions  1/2", "✓ Reshaping  1/1", "· Matrix products  no file yet"]


def test_what_is_first_is_told_in_full() -> None:
    hint = Text(zh="看看形状", en="Look at the shape")
    said = lines(submission([topic("dim_sums", [PASSED, failed(message=WRONG, hint=hint, call="f(a)")])]))

    first = said[said.index("── Do this first ──") :]
    assert first[1] == "✗ sums of rows"
    assert first[2].startswith("  You summed over another dim.")
    assert "  Next step  Look at the shape" in first
    assert "  This call was run  f(a)" in first


def test_a_tensor_stands_in_rows_with_marks_where_it_differs() -> None:
    answer = tensor([2, 3], ["1", "20", "3", "4", "5", "-6.5"], marked=[1, 5])
    said = lines(submission([topic("dim_sums", [failed(answer=answer)])]))

    place = next(place for place, line in enumerate(said) if "Your code returned" in line)
    assert said[place : place + 4] == [
        "  Your code returned  tensor, torch.float32, shape (2, 3)",
        "         1     20≠     3",
        "         4      5   -6.5≠",
        "    ≠ marks what differs from the right answer: 2 of the 6 entries shown",
    ]


def test_matrices_of_a_larger_tensor_have_their_index() -> None:
    answer = tensor([2, 1, 2], ["1", "2", "3", "4"])
    said = lines(submission([topic("dim_sums", [failed(answer=answer)])]))

    assert "    [0, :, :]" in said
    assert "    [1, :, :]" in said


def test_an_exception_shows_the_students_own_line() -> None:
    source = [SourceLine(number=n, text=f"line_{n}", marked=n == 12) for n in range(1, 30)]
    trouble = Trouble(type="NameError", message="name 'b'", file="dim_sums.py", line=12, lines=source)
    said = lines(submission([topic("dim_sums", [failed(trouble=trouble)])]))

    assert "  NameError: name 'b'" in said
    assert "  It came from dim_sums.py, line 12" in said
    assert [line for line in said if "│" in line][3] == "  ▶   12 │ line_12"
    assert sum("│" in line for line in said) == 7


def test_everything_passed_is_said() -> None:
    assert lines(perfect())[-1] == "Everything passed. Beautiful work!"


def test_a_topic_without_a_file_is_begun_by_a_command() -> None:
    said = lines(submission([topic("dim_sums", [PASSED]), missing("matmul")]), width=200)

    assert "grader start matmul" in said[-1]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [24, 40, 80, 200])
@pytest.mark.parametrize("make", [middling, perfect, hostile])
def test_no_line_is_wider_than_the_terminal(make: object, language: Language, width: int) -> None:
    for each in [make()] + [submission([one]) for one in make().topics]:  # type: ignore[operator]
        wide = [line for line in lines(each, language, width) if cell_len(line) > width]

        assert wide == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_that_a_student_wrote_is_obeyed(language: Language) -> None:
    said = "\n".join(lines(hostile(), language))

    assert {unicodedata.category(one) for one in said if one != "\n"} & {"Cc", "Cf", "Cs"} == set()

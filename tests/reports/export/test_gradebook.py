"""A teacher's gradebook is filled in one column; whose row it is, is never guessed."""

import pytest

from grader.errors import InputError
from grader.results import Text
from grader.submission import safe_id
from reports.classroom import ClassRow, TopicMark
from reports.export import Filled, Gradebook

TITLES = ("PyTorch 入门", "First steps in PyTorch")


def row(student: str, score: float | None = 7.5, *, status: str = "graded", most: float = 10) -> ClassRow:
    """Return a student's row: `score` of `most` in all, 2 of 4 in a topic; None where that is not graded."""
    name = Text(zh="沿维度求和", en="Sums over dimensions")
    mark = TopicMark("dim_sums", name, "graded" if score is not None else "not_graded", score and 2.0, 4.0)
    return ClassRow(student=student, status=status, score=score or 0.0, max_score=most, topics=(mark,))  # type: ignore[arg-type]


def fill(template: str | bytes, *rows: ClassRow, system: str = "canvas", column: str | None = None) -> Filled:
    content = template if isinstance(template, bytes) else template.encode()
    return Gradebook(content, "grades.csv", system).fill(rows, TITLES, column, safe_id)  # type: ignore[arg-type]


def cells(filled: Filled, column: int = 5) -> list[str]:
    """Return a column of a simple file, from the first student on."""
    return [line.split(",")[column] for line in filled.content.decode().splitlines()[2:]]


CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (77),Notes,Final Score\r\n"
    "    Points Possible,,,,,10.00,,(read only)\r\n"
    "Jane Doe,501,S1,jdoe,A,,,\r\n"
    "Li Lei,502,S2,lilei@uni.edu,A,3.00,,\r\n"
    "Ann Lee,503,S3,ann,A,,,\r\n"
)


@pytest.mark.parametrize(
    "student", ["doejane_501", "501", "S1", "jdoe", "JDOE", "Jane Doe", "Doe, Jane", "jane_doe"]
)
def test_a_student_is_found_by_number_login_or_name(student: str) -> None:
    assert cells(fill(CANVAS, row(student))) == ["7.5", "3.00", ""]


def test_a_student_is_found_by_the_local_part_of_a_login_that_is_an_address() -> None:
    assert cells(fill(CANVAS, row("lilei"))) == ["", "7.5", ""]


def test_a_namesake_with_another_number_is_somebody_else() -> None:
    """Canvas' numbers of users hold everywhere: the student of the download is not in this gradebook."""
    assert fill(CANVAS, row("doejane_999")).content == CANVAS.encode()


def test_a_student_without_a_row_is_told() -> None:
    filled = fill(CANVAS, row("nobody"))

    assert filled.problems["nobody"].en == "no row of the template fits"
    assert filled.content == CANVAS.encode()


def test_blank_is_not_0() -> None:
    """Who handed in nothing, and who could not be graded completely, keeps the cell; 0 points are written."""
    filled = fill(CANVAS, row("jdoe", None, status="incomplete"), row("ann", 0.0))

    assert cells(filled) == ["", "3.00", "0"]
    assert filled.problems.keys() == {"jdoe"}
    assert (filled.written, filled.unchanged) == (1, 1)


TWINS = CANVAS + "Jane Doe,504,S4,jdoe2,B,,,\r\n"


def test_a_name_that_two_students_bear_is_not_guessed() -> None:
    filled = fill(TWINS, row("Jane Doe"))

    assert filled.content == TWINS.encode()
    assert filled.problems["Jane Doe"].en == "2 rows of the template could be this student; nothing written"


def test_two_submissions_for_one_row_are_both_told() -> None:
    filled = fill(CANVAS, row("jdoe"), row("Jane Doe", 3.0))

    assert filled.content == CANVAS.encode()
    assert filled.problems.keys() == {"jdoe", "Jane Doe"}


def test_ids_that_the_batch_had_to_number_are_not_guessed() -> None:
    """The folders `ann` and `Ann` became the ids `ann` and `Ann-2`."""
    filled = fill(CANVAS, row("ann"), row("Ann-2", 3.0))

    assert filled.content == CANVAS.encode()
    assert filled.problems.keys() == {"ann", "Ann-2"}


def test_an_identifier_of_two_kinds_is_not_guessed() -> None:
    both = CANVAS.replace("Ann Lee,503,S3", "Ann Lee,503,501")

    assert fill(both, row("501")).content == both.encode()


@pytest.mark.parametrize("kept", ["EX", "N/A"])
def test_what_canvas_says_instead_of_a_grade_stays(kept: str) -> None:
    template = CANVAS.replace("lilei@uni.edu,A,3.00", f"lilei@uni.edu,A,{kept}")

    assert fill(template, row("502")).content == template.encode()


def test_scores_are_scaled_to_what_the_column_takes() -> None:
    filled = fill(CANVAS.replace("10.00", "100.00"), row("jdoe"))

    assert cells(filled)[0] == "75"
    assert filled.scaled == 100


@pytest.mark.parametrize(
    ("encoding", "delimiter", "end"),
    [("utf-8-sig", ",", "\r\n"), ("utf-16", "\t", "\n"), ("gb18030", ";", "\r\n"), ("utf-8", ",", "\r")],
)
def test_every_other_byte_stays(encoding: str, delimiter: str, end: str) -> None:
    """Encoding, byte order mark, delimiter, line ends, quotes, odd blanks and the rows of others are kept."""
    lines = [
        "Student|ID|SIS User ID|SIS Login ID|Section|Homework 1 (77)|Final Score",
        "|||||Manual Posting|",
        "    Points Possible|||||10.00|(read only)",
        '"王""小""明"|501|  S1|"jdoe"|A|"@@"|',
        '"two\nlines"|502|S2|x|"A, B; C"||99',
        "",
        "short|503",
    ]
    text = end.join(lines).replace("|", delimiter)
    template = text.replace("@@", "").encode(encoding)

    assert fill(template, row("501")).content == text.replace("@@", "7.5").encode(encoding)


def test_names_are_read_in_the_encoding_of_chinese_spreadsheets() -> None:
    template = CANVAS.replace("Li Lei", "林晓雨").encode("gb18030")

    assert b",A,7.5," in fill(template, row("林晓雨")).content


def test_a_decimal_comma_stays_one() -> None:
    template = CANVAS.replace(",", ";").replace("10.00", "10,00").replace("3.00", "3,00")

    assert ";7,5;" in fill(template, row("jdoe")).content.decode()


def test_thousands_are_no_decimals() -> None:
    template = CANVAS.replace("10.00", '"1,000"')

    assert cells(fill(template, row("jdoe")))[0] == "7.5"


def test_two_columns_of_one_name_are_not_guessed() -> None:
    with pytest.raises(InputError, match="found 2 of that name"):
        fill(CANVAS.replace("Notes", "Homework 1 (78)"), row("jdoe"), column="Homework 1")


def test_a_row_that_lacks_the_column_is_told() -> None:
    assert fill(CANVAS + "Zed,505,S5,zed\r\n", row("zed")).problems["zed"].en == "the row lacks that column"


SEVERAL = CANVAS.replace("Notes", "Quiz (78)").replace("10.00,,", "10.00,5.00,")


def test_one_of_several_columns_is_named() -> None:
    with pytest.raises(InputError, match=r"Homework 1 \(77\); Quiz \(78\), found 2 that may be meant"):
        fill(SEVERAL, row("jdoe"))

    assert cells(fill(SEVERAL, row("jdoe"), column="quiz"), 6) == ["3.75", "", ""]
    with pytest.raises(InputError, match=r"--column Quizzes: wanted .*, found 0 of that name"):
        fill(SEVERAL, row("jdoe"), column="Quizzes")


def test_a_column_that_canvas_counts_itself_takes_no_grade() -> None:
    with pytest.raises(InputError):
        fill(CANVAS, row("jdoe"), column="Final Score")


def test_the_column_with_the_course_s_name_is_found() -> None:
    filled = fill(SEVERAL.replace("Quiz", "first steps in pytorch"), row("jdoe"))

    assert filled.column == "first steps in pytorch (78)"


def test_a_column_with_a_topic_s_name_gets_that_topic_s_score() -> None:
    assert cells(fill(SEVERAL.replace("Homework 1", "Sums over Dimensions"), row("jdoe")))[0] == "5"


@pytest.mark.parametrize("template", [b"", b"a,b\n1,2\n", b"\x00\x01", b"PK\x03\x04\x00"])
@pytest.mark.parametrize("system", ["canvas", "moodle"])
def test_any_other_file_is_refused(template: bytes, system: str) -> None:
    with pytest.raises(InputError, match=r"^grades.csv: wanted "):
        fill(template, row("jdoe"), system=system)


WORKSHEET = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Feedback comments"\n'
    '"Participant 12345","Jane Doe",jane@uni.edu,"Submitted for grading",,50.00,Yes,\n'
    '"Participant 12346","Li Lei",lilei@uni.edu,"Submitted for grading",-,50.00,Yes,"Well, done"\n'
    '"Participant 12347","Ann Lee",ann@uni.edu,"No submission",,50.00,No,\n'
)


@pytest.mark.parametrize("student", ["Jane Doe_12345", "jane@uni.edu", "jane", "Jane Doe", "Doe Jane"])
def test_a_worksheet_of_moodle_is_filled(student: str) -> None:
    filled = fill(WORKSHEET, row(student), system="moodle")

    assert filled.content.decode() == WORKSHEET.replace('grading",,', 'grading",37.5,', 1)


def test_a_number_of_another_worksheet_is_no_match() -> None:
    """Moodle numbers the participants of each assignment anew."""
    filled = fill(WORKSHEET, row("Jane Doe_12346"), system="moodle")

    assert filled.content == WORKSHEET.encode()
    assert filled.problems["Jane Doe_12346"].en == "number 12346 is someone else in the template: Li Lei"


def test_a_worksheet_without_names_goes_by_numbers() -> None:
    blind = "Identifier,Status,Grade,Maximum Grade\nParticipant 7,Submitted,,10\n"

    assert b"Submitted,7.5," in fill(blind, row("Participant_7"), system="moodle").content


def test_a_locked_grade_stays() -> None:
    assert fill(WORKSHEET, row("Ann Lee_12347"), system="moodle").content == WORKSHEET.encode()


def test_a_chinese_worksheet_is_filled() -> None:
    template = "标识符,全名,电子邮件地址,状态,成绩,最高分\n参与人12345,林晓雨,lin@uni.edu,已提交,,10.00\n"

    assert "已提交,7.5,10.00" in fill(template, row("林晓雨_12345"), system="moodle").content.decode()


GRADES = (
    "First name,Last name,ID number,Email address,Assignment: Homework 1 (Real),"
    "Assignment: Homework 1 (Feedback),Course total (Real),Last downloaded from this course\n"
    "Jane,Doe,S1,jane@uni.edu,-,,-,1700000000\n"
    "晓雨,林,S2,lin@uni.edu,-,,-,1700000000\n"
)


@pytest.mark.parametrize(
    ("student", "line"), [("Jane Doe_12345", 0), ("S1", 0), ("林晓雨", 1), ("lin@uni.edu", 1)]
)
def test_a_gradebook_of_moodle_is_filled(student: str, line: int) -> None:
    found = fill(GRADES, row(student), system="moodle").content.decode().splitlines()

    assert found[1 + line].split(",")[4:] == ["7.5", "", "-", "1700000000"]
    assert found[2 - line] == GRADES.splitlines()[2 - line]

"""What `grader grade` writes and prints: the fields of the contract, languages, topics, seeds, forms."""

import hashlib
import json
import zipfile
from datetime import datetime
from pathlib import Path

import jsonschema
import pytest

from grader import __version__
from tests.builders import Exercise, Graded, grade, run_grader, write_course, write_submission

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "result.schema.json").read_text(encoding="utf-8"))
TOML = """
points = 4

[title]
zh = "求和"
en = "Sums"

[mistakes.difference.message]
zh = "你做了减法。"
en = "You subtracted."
"""
SUMS = Exercise(
    toml=TOML,
    student="def add(a, b):\n    print('adding', a, b)\n    return a - b\n",
    checks='''
import random

from grader.checks import expect

def test_add(student):
    """相加 | It adds"""
    expect(student.add, 3, 2).equals(5, mistakes={"difference": 1})

def test_random(student):
    assert student.add(random.random(), 1) is None

def test_nothing(student):
    assert student.add(0, 0) == 0
''',
)
ODD = Exercise(
    checks="def test_nan(student):\n    assert student.nan() == 1\n",
    student="def nan():\n    print('\\ud800', '\\x1b[31m', float('inf'))\n    return float('nan')\n",
)
EXERCISES = {"sums": SUMS, "odd": ODD, "absent": Exercise(checks="def test_a(student):\n    student.a()\n")}
FIELDS = """
student submission score max_score status isolation seed grader torch started seconds topics format
""".split()  # noqa: SIM905 (a list of names reads better as words)
TOPIC_FIELDS = ("id", "status", "score", "max_score", "checks")
CHECK_FIELDS = (
    "id", "title", "verdict", "points", "score", "mistake", "message", "hint", "seconds", "output",
)  # fmt: skip


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return grade(tmp_path_factory.mktemp("contract"), EXERCISES, "--seed", 11)


def course_of(graded: Graded) -> Path:
    return graded.out.parent / "course"


def submission_of(graded: Graded) -> Path:
    return graded.out.parent / "alice"


def strictly(text: str) -> object:
    """Read JSON, refusing the constants that strict JSON lacks."""

    def refuse(constant: str) -> object:
        pytest.fail(f"{constant} is no JSON")

    return json.loads(text, parse_constant=refuse)


def without_times(text: str) -> object:
    """Return a result without what differs from run to run."""
    result = json.loads(text)
    del result["started"], result["seconds"]
    for topic in result["topics"]:
        for check in topic["checks"]:
            del check["seconds"]
    return result


def test_the_result_holds_every_field_of_the_contract(graded: Graded) -> None:
    assert [field for field in FIELDS if field not in graded.result] == []
    for topic in graded.result["topics"]:
        assert [field for field in TOPIC_FIELDS if field not in topic] == []
        for check in topic["checks"]:
            assert [field for field in CHECK_FIELDS if field not in check] == []


def test_the_result_fits_its_schema(graded: Graded) -> None:
    jsonschema.validate(graded.result, SCHEMA)


def test_the_result_is_strict_json(graded: Graded) -> None:
    strictly((graded.out / "result.json").read_text(encoding="utf-8"))


def test_the_result_tells_who_and_with_what(graded: Graded) -> None:
    result = graded.result
    file = submission_of(graded) / "sums.py"

    assert (result["format"], result["student"], result["seed"]) == ("grader-result/1", "alice", 11)
    assert result["grader"] == __version__
    assert result["submission"]["files"]["sums.py"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert result["isolation"]["tier"] in ("full", "reduced", "process")
    assert result["isolation"]["layers"]
    assert result["started"].endswith("Z")
    assert datetime.fromisoformat(result["started"])
    assert result["seconds"] > 0


def test_a_named_mistake_has_its_own_text(graded: Graded) -> None:
    check = graded.check("sums", "test_add")

    assert (check["verdict"], check["mistake"]) == ("failed", "difference")
    assert check["messages"] == {"zh": "你做了减法。", "en": "You subtracted."}


def test_what_the_student_printed_is_in_the_result(graded: Graded) -> None:
    assert graded.check("sums", "test_add")["output"] == "adding 3 2\n"


def test_both_pages_are_whole(graded: Graded) -> None:
    for name in ("report.html", "review.html"):
        assert graded.page(name).rstrip().endswith("</html>")


def test_nothing_else_is_written(graded: Graded) -> None:
    assert sorted(path.name for path in graded.out.iterdir()) == ["report.html", "result.json", "review.html"]


def test_the_summary_names_topics_and_what_failed(graded: Graded) -> None:
    shown = graded.process.stdout

    assert [
        part for part in ("alice", "sums", "It adds", "You subtracted.", "absent") if part not in shown
    ] == []


def test_the_terminal_is_sent_no_control_characters(graded: Graded) -> None:
    assert "\x1b" not in graded.process.stdout


def test_chinese_is_spoken_where_it_is_asked_for(graded: Graded) -> None:
    process = run_grader(
        "grade",
        submission_of(graded),
        "--course",
        course_of(graded),
        "--json",
        "--lang",
        "zh",
        "--topic",
        "sums",
    )
    check = json.loads(process.stdout)["topics"][0]["checks"][0]

    assert (check["title"], check["message"]) == ("相加", "你做了减法。")


def test_json_is_all_that_comes_to_the_output_and_seed_and_topic_repeat_it(graded: Graded) -> None:
    arguments = ("grade", submission_of(graded), "--course", course_of(graded), "--json", "--topic", "sums")

    first, again = (run_grader(*arguments, "--seed", 11) for _ in range(2))
    other = run_grader(*arguments, "--seed", 12)

    assert first.stderr == ""
    strictly(first.stdout)
    assert [topic["id"] for topic in json.loads(first.stdout)["topics"]] == ["sums"]
    assert without_times(first.stdout) == without_times(again.stdout)
    assert random_output(first.stdout) == graded.check("sums", "test_random")["output"]
    assert random_output(first.stdout) != random_output(other.stdout)


def random_output(text: str) -> str:
    checks = json.loads(text)["topics"][0]["checks"]
    return str(next(check["output"] for check in checks if check["id"] == "test_random"))


def test_without_a_seed_each_run_has_its_own_and_tells_it(tmp_path: Path) -> None:
    first, other = (grade(tmp_path / name, {"odd": ODD}).result["seed"] for name in ("first", "other"))

    assert first != other


def test_the_students_page_does_not_show_the_seed(tmp_path: Path) -> None:
    graded = grade(tmp_path, {"odd": ODD}, "--seed", 987654321)

    assert "987654321" not in graded.page("report.html")
    assert "987654321" in graded.page("review.html")


def test_one_file_is_a_submission(graded: Graded) -> None:
    file = submission_of(graded) / "sums.py"

    process = run_grader("grade", file, "--course", course_of(graded), "--json", "--topic", "sums")

    assert json.loads(process.stdout)["topics"][0]["status"] == "graded"


def test_a_zip_is_a_submission_and_gives_it_its_name(graded: Graded, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bob.zip", "w") as archive:
        archive.write(submission_of(graded) / "sums.py", "homework/sums.py")

    process = run_grader(
        "grade", tmp_path / "bob.zip", "--course", course_of(graded), "--json", "--topic", "sums"
    )
    result = json.loads(process.stdout)

    assert (result["student"], result["topics"][0]["status"]) == ("bob", "graded")


def test_a_course_needs_no_toml_and_is_found_from_inside(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course", {"odd": ODD})
    submission = write_submission(course / "work", {"odd": ODD})

    process = run_grader("grade", submission, "--json", cwd=submission)

    assert json.loads(process.stdout)["max_score"] == 10.0

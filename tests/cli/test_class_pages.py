"""`grader batch` writes the pages of a class: topics, and similar submissions, of which no student reads."""

from pathlib import Path

import pytest

from tests.builders import Exercise, run_grader, write, write_course
from tests.reports.classes import CODE

CHECKS = """
def test_answer(student):
    assert student.answer() == 42
"""
STUB = "def answer():\n    raise NotImplementedError\n"
ANSWER = "def answer():\n    return 42\n"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a class of four, two of whom hand in the same code under other names."""
    root = tmp_path_factory.mktemp("batch")
    write_course(root / "course", {"one": Exercise(checks=CHECKS, files={"./stub.py": STUB})})
    handed_in = {
        "ann": ANSWER + CODE.format(f="run", n="found"),
        "bob": "# by bob\n" + ANSWER + CODE.format(f="go", n="mine").replace("total", "sum_of_all"),
        "cy": ANSWER,
        "dee": STUB,
    }
    for student, source in handed_in.items():
        write(root / "class" / student / "one.py", source)
    write(root / "out" / "similarity" / "one-ann-zoe.html", "from an earlier run")
    done = run_grader(
        "batch", root / "class", "--course", root / "course", "--out", root / "out", "--lang", "en"
    )
    assert done.returncode == 0, done.stderr
    return root / "out"


def test_every_link_of_the_class_page_leads_to_a_file(out: Path) -> None:
    page = (out / "index.html").read_text("utf-8")

    for name in ("topics/one.html", "similarity/one-ann-bob.html", "students/ann/report.html"):
        assert f'href="./{name}' in page
        assert (out / name).is_file()


def test_both_sources_stand_side_by_side(out: Path) -> None:
    page = (out / "similarity" / "one-ann-bob.html").read_text("utf-8")

    assert "# by bob" in page
    assert "sum_of_all" in page
    assert "Similar does not mean copied" in page


def test_what_is_too_short_to_say_is_counted_and_not_compared(out: Path) -> None:
    page = (out / "index.html").read_text("utf-8")

    assert "2 files were compared; 2 more hold less than" in page


def test_no_student_s_page_speaks_of_another(out: Path) -> None:
    """Neither the report nor the review nor the result."""
    for file in (out / "students" / "ann").iterdir():
        text = file.read_text("utf-8")

        assert "bob" not in text
        assert "imilar" not in text


def test_pages_of_pairs_that_are_no_longer_similar_are_gone(out: Path) -> None:
    assert [file.name for file in (out / "similarity").iterdir()] == ["one-ann-bob.html"]

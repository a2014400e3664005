"""Fingerprints are kept from one run to the next: the pages of similar submissions stay what they were."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from tests.builders import Exercise, run_grader, write, write_course
from tests.reports.classes import CODE

CHECKS = "def test_answer(student):\n    assert student.answer() == 42\n"
ANSWER = "def answer():\n    return 42\n"
OTHER = ANSWER + "".join(f"\ndef f{number}(a, b):\n    return a * {number} - b\n" for number in range(20))
PAIR = "similarity/one-ann-bob.html"


class SimilarClass:
    """A class of three, two of whom have handed in the same."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = root / "out"
        write_course(root / "course", {"one": Exercise(checks=CHECKS)})
        for student in ("ann", "bob"):
            self.hand_in(student, f"# {student}\n" + ANSWER + CODE.format(f="run", n="found"))
        self.hand_in("cy", ANSWER)
        self.grade()

    def hand_in(self, student: str, source: str) -> None:
        write(self.root / "class" / student / "one.py", source)

    def grade(self) -> None:
        folders = ("--course", self.root / "course", "--out", self.out)
        done = run_grader("batch", self.root / "class", *folders, "--lang", "en")
        assert done.returncode == 0, done.stderr

    def pages(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (self.out / "similarity").glob("*.html")}


@pytest.fixture
def graded(tmp_path: Path) -> SimilarClass:
    one = SimilarClass(tmp_path)
    assert (one.out / PAIR).is_file()
    return one


def test_the_pages_are_the_same_where_nothing_changed(graded: SimilarClass) -> None:
    before = graded.pages()

    graded.grade()

    assert graded.pages() == before
    assert "2 files were compared; 1 more" in (graded.out / "index.html").read_text("utf-8")


def test_fingerprints_come_from_the_store(graded: SimilarClass) -> None:
    """Those of bob are exchanged for none, as of a file that is too short to say."""
    with sqlite3.connect(graded.out / ".grader" / "store.sqlite") as database:
        none = msgspec.msgpack.encode({"one": None})
        database.execute("UPDATE prints SET prints = ? WHERE student = 'bob'", (none,))

    graded.grade()

    assert graded.pages() == {}


def test_an_edited_file_has_new_fingerprints(graded: SimilarClass) -> None:
    graded.hand_in("bob", OTHER)
    graded.grade()
    assert graded.pages() == {}

    graded.hand_in("cy", OTHER.replace("def f", "def g"))
    graded.grade()
    assert list(graded.pages()) == ["one-bob-cy.html"]


def test_what_all_were_given_counts_anew(graded: SimilarClass) -> None:
    """What stands in the stub from now on is nobody's own."""
    stub = ANSWER + CODE.format(f="run", n="found")
    write(graded.root / "course" / "exercises" / "one" / "stub.py", stub)

    graded.grade()

    assert graded.pages() == {}

"""`grader new` makes topics that verify, and says in one line why it cannot make one."""

from pathlib import Path

import pytest

from tests.builders import run_grader, write

TESTS = """
import unittest

from counting import Counter, count_to


class TestCounting(unittest.TestCase):
    def test_count_to(self):
        self.assertEqual(count_to(3), [1, 2, 3])
        with self.assertRaises(ValueError):
            count_to(-1)

    def test_counter(self):
        counter = Counter(5)
        counter.step(by=2)
        self.assertEqual(counter.value, 7)
"""
SOLUTION = '''
def count_to(n, start=1):
    """Return the numbers from start to n."""
    if n < 0:
        raise ValueError("negative")
    return list(range(start, n + 1))


class Counter:
    """Counts."""

    def __init__(self, value=0):
        self.value = value

    def step(self, by=1):
        self.value += by
'''


def test_a_new_topic_verifies_at_once(tmp_path: Path) -> None:
    made = run_grader("new", "first", "--lang", "en", cwd=tmp_path)
    verified = run_grader("verify", "--lang", "en", cwd=tmp_path)

    assert made.returncode == 0, made.stderr
    assert "exercises/first/checks.py" in made.stdout.splitlines()
    assert verified.returncode == 0, verified.stdout
    for kind in ("reference", "right", "stub", "wrong", "samples"):
        assert f"{kind} 1/1" in verified.stdout


def test_a_topic_around_a_test_file_and_its_solution_verifies(tmp_path: Path) -> None:
    write(tmp_path / "old" / "test_counting.py", TESTS)
    write(tmp_path / "old" / "counting.py", SOLUTION)

    made = run_grader(
        *("new", "counting", "--from", "old/test_counting.py", "--solution", "old/counting.py"), cwd=tmp_path
    )
    verified = run_grader("verify", "--lang", "en", cwd=tmp_path)

    assert made.returncode == 0, made.stderr
    assert (tmp_path / "exercises" / "counting" / "checks.py").read_text() == TESTS
    assert verified.returncode == 0, verified.stdout
    assert "reference 1/1" in verified.stdout
    assert "stub 1/1" in verified.stdout


def test_without_a_solution_it_says_what_is_missing(tmp_path: Path) -> None:
    write(tmp_path / "test_counting.py", TESTS)

    made = run_grader("new", "counting", "--from", "test_counting.py", "--lang", "en", cwd=tmp_path)

    assert made.returncode == 0, made.stderr
    assert "still to come: solutions/counting/reference.py" in made.stdout
    assert "def count_to(*args, **kwargs):" in (tmp_path / "exercises" / "counting" / "stub.py").read_text()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["first"], "wanted a new topic, found one of that name"),
        (["2nd"], "a topic id that is a Python name"),
        (["pytest"], "hides no module that grading needs"),
        (["other", "--from", "nowhere.py"], "nowhere.py: wanted a Python file in UTF-8"),
        (["other", "--from", "test_counting.py"], "wanted a test file that imports the module other"),
        (["counting", "--from", "broken.py"], "broken.py: wanted a Python file"),
        (["other", "--solution", "test_counting.py"], "--solution: wanted --from with it"),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line(tmp_path: Path, arguments: list[str], told: str) -> None:
    write(tmp_path / "test_counting.py", TESTS)
    write(tmp_path / "broken.py", "def (")
    write(tmp_path / "exercises" / "first" / "checks.py", "")
    write(tmp_path / "exercises" / "course.toml", "")

    made = run_grader("new", *arguments, cwd=tmp_path)

    assert made.returncode == 2
    assert told in made.stderr
    assert len(made.stderr.splitlines()) == 1
    assert not (tmp_path / "exercises" / "other").exists()

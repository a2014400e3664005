"""Modules beside the checks: those of the samples go with the kit, and never one that hidden checks use."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.course import load_course
from grader.errors import InputError
from grader.kit.contents import kit_contents
from tests.builders import Exercise, write_course

SAMPLES = "import shapes\n\ndef test_a(student):\n    assert student.f() == shapes.ONE\n"
CHECKS = "def test_b(student):\n    pass\n"


def kit_of(root: Path, files: Mapping[str, str], checks: str = CHECKS, toml: str = "") -> Mapping[str, bytes]:
    course = write_course(root, {"sums": Exercise(checks=checks, files=files, toml=toml)})
    return kit_contents(load_course(course))


def test_what_the_samples_import_goes_with_them(tmp_path: Path) -> None:
    files = {
        "./samples.py": SAMPLES,
        "./shapes.py": "from deeper import ONE\n",
        "./deeper/__init__.py": "ONE = 1\n",
    }

    kit = kit_of(tmp_path, {**files, "./secret.py": "TWO = 2\n"})

    assert {name.removeprefix("exercises/sums/") for name in kit if name.endswith(".py")} == {
        "samples.py", "shapes.py", "deeper/__init__.py",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("checks", "files"),
    [
        ("import shapes\n" + CHECKS, {}),
        ("import other\n" + CHECKS, {"./other.py": "from shapes import ONE\n"}),
        (CHECKS, {"./conftest.py": "import shapes\n"}),
    ],
)
def test_a_module_of_the_hidden_checks_is_refused(tmp_path: Path, checks: str, files: dict[str, str]) -> None:
    with pytest.raises(
        InputError, match=r"samples\.py: wanted no module of the hidden checks .* found an import of shapes"
    ):
        kit_of(tmp_path, {"./samples.py": SAMPLES, "./shapes.py": "ONE = 1\n", **files}, checks)


def test_the_hidden_checks_themselves_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"found an import of checks\.py"):
        kit_of(tmp_path, {"./samples.py": "from checks import test_b\n"})


def test_a_fixture_of_the_hidden_conftest_is_refused(tmp_path: Path) -> None:
    conftest = "import pytest\n\n@pytest.fixture\ndef account():\n    return 1\n"

    with pytest.raises(InputError, match="found the fixture account"):
        kit_of(
            tmp_path, {"./samples.py": "def test_a(student, account):\n    pass\n", "./conftest.py": conftest}
        )


def test_the_author_may_hand_a_file_out(tmp_path: Path) -> None:
    files = {"./samples.py": SAMPLES, "./shapes.py": "ONE = 1\n", "./data.csv": "1,2\n"}

    kit = kit_of(tmp_path, files, "import shapes\n" + CHECKS, 'kit = ["shapes.py", "data.csv"]\n')

    assert kit["exercises/sums/data.csv"] == b"1,2\n"
    assert "exercises/sums/shapes.py" in kit


@pytest.mark.parametrize(
    "name",
    [
        "checks.py",
        "../../solutions/sums/reference.py",
        "sub/../checks.py",
        "sub/../sub/a.txt",
        "absent.txt",
        "sub",
    ],
)
def test_what_must_not_be_handed_out_is_refused(tmp_path: Path, name: str) -> None:
    files = {"solutions/sums/reference.py": "def f():\n    return 1\n", "./sub/a.txt": ""}

    with pytest.raises(InputError, match=r"exercise\.toml: wanted in `kit`"):
        kit_of(tmp_path, files, toml=f'kit = ["{name}"]\n')


def test_only_mistakes_that_samples_name_go_with_them(tmp_path: Path) -> None:
    toml = '[mistakes.shown]\nmessage = "seen"\n[mistakes.other]\nmessage = "unseen"\n'
    samples = 'def test_a(student, expect):\n    expect(student.f).equals(1, mistakes={"shown": 2})\n'

    kit = kit_of(tmp_path, {"./samples.py": samples}, toml=toml)

    table = kit["exercises/sums/exercise.toml"].decode()
    assert "seen" in table
    assert "other" not in table

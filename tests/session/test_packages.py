"""Several files as one submission of a topic: a package, or files beside the topic's own."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import Exercise, Graded, grade, run_grader, write, write_course

CHECKS = """
import pytest

def test_top(student):
    assert student.top() == 1

def test_deep(student):
    assert student.deep(0) == 1

def test_wrong_line(student):
    student.deep("x")

def test_syntax():
    from pack.syntax import f
    f()

def test_import():
    from pack.importing import f
    f()

def test_lacking():
    from pack.nothing import f
    f()

def test_lacking_name():
    from pack.parts.deep import other
    other()

def test_hangs():
    from pack.hangs import f
    f()

def test_after(student):
    from pack.parts import deep
    assert deep.increased(1) == 2

def test_library(student):
    assert student.parsed() == [1]
"""
PACKAGE = {
    "pack/__init__.py": """
        from .parts import deep as _deep
        from . import json
        from pack.json import parsed


        def top():
            return 1


        def deep(value):
            return _deep.increased(value)
        """,
    "pack/json.py": """
        import json
        import torch

        def parsed():
            return json.loads("[1]")
        """,
    "pack/torch.py": "raise RuntimeError('not the library')\n",
    "pack/parts/__init__.py": "",
    "pack/parts/deep.py": """
        def increased(value):
            # a comment
            return value + 1
        """,
    "pack/syntax.py": "x = 1\n\n\ndef f(:\n    pass\n",
    "pack/importing.py": "import math\nimport nothing_at_all\n",
    "pack/hangs.py": "while True:\n    pass\n",
}
SHOP_CHECKS = """
from items import price

def test_topic(student):
    assert student.total() == 3

def test_file():
    assert price() == 3

def test_class():
    from classes import Box
    assert Box(2).size == 2
"""
SHOP = {
    "shop.py": "# two lines\nimport items\n\n\ndef total():\n    return items.price()\n",
    "items.py": "def price():\n    return 3\n",
    "classes.py": "class Box:\n    def __init__(self, size):\n        self.size = size\n",
}
SHOP_TOML = 'files = ["items.py", "classes.py"]'


def graded(root: Path, exercise: Exercise, name: str, files: dict[str, str], *options: object) -> Graded:
    for path, text in files.items():
        write(root / "alice" / path, text.removeprefix("\n"))
    return grade(root, {name: exercise}, *options, toml='preload = ["torch"]')


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """A package of which some modules are broken."""
    root = tmp_path_factory.mktemp("package")
    return graded(root, Exercise(checks=CHECKS), "pack", PACKAGE, "--timeout", 5)


def told(check: dict[str, Any]) -> tuple[str, str | None, int | None]:
    trouble = check["trouble"] or {}
    return check["verdict"], trouble.get("file"), trouble.get("line")


def test_sound_modules_are_graded_beside_broken_ones(package: Graded) -> None:
    verdicts = package.verdicts("pack")

    assert [name for name, verdict in verdicts.items() if verdict == "passed"] == [
        "test_top",
        "test_deep",
        "test_after",
        "test_library",
    ]
    assert verdicts["test_hangs"] == "timeout"


def test_an_error_is_told_with_its_own_file_and_line(package: Graded) -> None:
    check = package.check("pack", "test_wrong_line")

    assert told(check) == ("error", "pack/parts/deep.py", 3)
    assert [line["text"] for line in check["trouble"]["lines"] if line["marked"]] == ["    return value + 1"]


def test_a_syntax_error_is_told_with_its_own_file_and_line(package: Graded) -> None:
    check = package.check("pack", "test_syntax")

    assert told(check) == ("error", "pack/syntax.py", 4)
    assert "line 4 [pack/syntax.py]" in check["message"]


def test_a_failing_import_is_told_with_its_own_file_and_line(package: Graded) -> None:
    assert told(package.check("pack", "test_import")) == ("error", "pack/importing.py", 2)


def test_what_was_not_handed_in_is_named(package: Graded) -> None:
    assert "pack/nothing.py" in package.check("pack", "test_lacking")["message"]
    assert (
        package.check("pack", "test_lacking_name")["message"]
        == "Your file pack/parts/deep.py does not define other."
    )


def test_every_file_is_in_the_result_and_in_the_review(package: Graded) -> None:
    assert list(package.result["submission"]["files"]) == [
        "pack/__init__.py",
        *sorted(set(PACKAGE) - {"pack/__init__.py"}),
    ]
    review = package.page("review.html")
    assert all(name in review for name in PACKAGE)
    assert "not the library" in review


def test_further_files_are_imported_by_their_plain_names(tmp_path: Path) -> None:
    found = graded(tmp_path, Exercise(checks=SHOP_CHECKS, toml=SHOP_TOML), "shop", SHOP)

    assert set(found.verdicts("shop").values()) == {"passed"}
    assert list(found.result["submission"]["files"]) == ["shop.py", "classes.py", "items.py"]


def test_a_further_file_that_lacks_is_missed_on_the_students_own_line(tmp_path: Path) -> None:
    files = {name: text for name, text in SHOP.items() if name != "items.py"}
    found = graded(tmp_path, Exercise(checks=SHOP_CHECKS, toml=SHOP_TOML), "shop", files)

    assert told(found.check("shop", "test_topic")) == ("error", "shop.py", 2)
    assert "items.py is not among the files" in found.check("shop", "test_file")["message"]
    assert found.verdicts("shop")["test_class"] == "passed"


def test_a_further_file_does_not_need_the_topics_own(tmp_path: Path) -> None:
    broken = SHOP | {"shop.py": "import items\nraise RuntimeError\n"}
    found = graded(tmp_path, Exercise(checks=SHOP_CHECKS, toml=SHOP_TOML), "shop", broken)

    assert found.verdicts("shop") == {"test_topic": "error", "test_file": "passed", "test_class": "passed"}


def test_the_course_decides_what_may_be_imported(tmp_path: Path) -> None:
    """A file that the course does not name is not there."""
    checks = "def test_topic(student):\n    assert student.total() == 3\n"
    found = graded(tmp_path, Exercise(checks=checks, toml='files = ["classes.py"]'), "shop", SHOP)

    assert told(found.check("shop", "test_topic")) == ("error", "shop.py", 2)


def test_a_lying_object_of_a_sub_module_is_no_plain_value(tmp_path: Path) -> None:
    """Where the reference has a function, a class with an __eq__ of its own equals nothing plain."""
    liar = "class answer:\n    def __eq__(self, other):\n        return True\n"
    exercise = Exercise(
        checks="from liar.deep import answer\n\ndef test_it():\n    assert answer() == 42\n",
        files={
            "solutions/liar/reference/liar/__init__.py": "",
            "solutions/liar/reference/liar/deep.py": "def answer():\n    return 42\n",
        },
    )
    found = graded(tmp_path, exercise, "liar", {"liar/__init__.py": "", "liar/deep.py": liar})

    assert found.verdicts("liar") == {"test_it": "failed"}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with a topic that is a package, and one with a further file."""
    checks = """
        from grader.checks import expect
        from nested.inner import add

        def test_add():
            expect(add, 3, 2).equals(5, mistakes={"difference": 1})

        def test_twice(student):
            assert student.twice(2) == 4
        """
    init = "from .inner import add\n\n\ndef twice(a):\n    return add(a, a)\n"
    inner = "def add(a, b):\n    return a {} b\n"
    nested = Exercise(
        checks=checks,
        files={
            "./stub.py": "def twice(a):\n    raise NotImplementedError\n",
            "solutions/nested/reference/nested/__init__.py": init,
            "solutions/nested/reference/nested/inner.py": inner.format("+"),
            "solutions/nested/right/flat/nested/__init__.py": init.replace(".inner", "nested.inner"),
            "solutions/nested/right/flat/nested/inner/__init__.py": inner.format("+"),
            "solutions/nested/wrong/difference/nested/__init__.py": init,
            "solutions/nested/wrong/difference/nested/inner.py": inner.format("-"),
        },
    )
    shop = Exercise(
        checks=SHOP_CHECKS,
        toml=SHOP_TOML,
        files={f"solutions/shop/reference/{name}": text for name, text in SHOP.items()},
    )
    return write_course(tmp_path_factory.mktemp("course"), {"nested": nested, "shop": shop})


def test_solutions_of_several_files_are_verified(course: Path) -> None:
    done = run_grader("verify", "--course", course, "--lang", "en")

    lines = [line for line in done.stdout.splitlines() if "nested" in line or "shop" in line]
    assert [case for case in ("reference", "right", "wrong", "stub") if f"{case} 1/1" not in lines[0]] == []
    assert any("shop" in line and "reference 1/1" in line for line in lines)


def test_mutants_are_made_of_every_file_of_a_reference(course: Path) -> None:
    done = run_grader("verify", "shop", "nested", "--mutants", "--course", course, "--lang", "en")

    assert "Traceback" not in done.stderr
    assert "survivor" not in done.stdout, done.stdout
    tallies = [line.split() for line in done.stdout.splitlines() if line.startswith(("nested ", "shop "))]
    assert [int(line[1]) >= 2 for line in tallies] == [True, True]


def test_a_folder_that_is_no_solution_is_named(course: Path) -> None:
    write(course / "solutions/shop/right/empty/notes.py", "")
    try:
        done = run_grader("verify", "shop", "--course", course, "--lang", "en")
    finally:
        (course / "solutions/shop/right/empty/notes.py").unlink()

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "right/empty: wanted a folder with shop.py or shop/__init__.py" in done.stderr

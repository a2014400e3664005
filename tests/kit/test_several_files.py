"""A topic whose files are a package, or that has further files: the student's loop knows all of them."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Exercise, run_grader, write, write_course
from tests.kit.terminal import Terminal

BANK = Exercise(
    toml='[title]\nzh = "银行"\nen = "Bank"\n',
    checks="def test_hidden(student):\n    assert student.total([2]) == 2\n",
    files={
        "./stub.py": "def total(values):\n    raise NotImplementedError\n",
        "./samples.py": "def test_total(student):\n    assert student.total([1, 2]) == 3\n",
        "./prompt.en.md": "# Bank\n",
    },
)
SHOP = Exercise(
    toml='files = ["prices.py"]\n[title]\nzh = "商店"\nen = "Shop"\n',
    checks="def test_hidden(student):\n    assert student.cost() == 3\n",
    files={
        "./stub.py": "import prices\n\n\ndef cost():\n    raise NotImplementedError\n",
        "./samples.py": "def test_cost(student):\n    assert student.cost() == 3\n",
        "./prompt.en.md": "# Shop\n",
    },
)
RIGHT, WRONG = "def summed(values):\n    return sum(values)\n", "def summed(values):\n    return 0\n"
FILES = {
    "bank/__init__.py": "from .ledger import summed\n\n\ndef total(values):\n    return summed(values)\n",
    "bank/ledger.py": WRONG,
    "shop.py": "import prices\n\n\ndef cost():\n    return prices.TEA\n",
    "prices.py": "TEA = 3\n",
}


@pytest.fixture(scope="module")
def made_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kit")
    course = write_course(
        root / "course", {"bank": BANK, "shop": SHOP}, 'topics = ["bank", "shop"]\npreload = []\n'
    )
    done = run_grader("release", "--course", course, "--out", root / "kit")
    assert done.returncode == 0, done.stderr
    return root / "kit"


@pytest.fixture
def kit(made_kit: Path, tmp_path: Path) -> Path:
    copy = shutil.copytree(made_kit, tmp_path / "kit")
    for name, text in FILES.items():
        write(copy / "work" / name, text)
    return copy


@pytest.fixture
def watch(kit: Path) -> Iterator[Terminal]:
    terminal = Terminal(kit, "watch", "bank", "--lang", "en")
    try:
        terminal.wait("✗ Bank  0/1", "q quit")
        yield terminal
    finally:
        terminal.close()


def test_a_package_is_checked_and_not_started_over(kit: Path) -> None:
    started = run_grader("start", "--lang", "en", cwd=kit)
    checked = run_grader("check", "work/bank/__init__.py", "shop", "--json", cwd=kit)

    assert "work/bank/__init__.py was there already" in started.stdout
    assert not (kit / "work" / "bank.py").exists()
    scores = {topic["id"]: topic["checks"][0]["verdict"] for topic in json.loads(checked.stdout)["topics"]}
    assert scores == {"bank": "failed", "shop": "passed"}


def test_every_file_is_handed_in_and_counted_as_one_topic(kit: Path) -> None:
    write(kit / "work" / "bank" / "ledger.py", "def summed(:\n")

    done = run_grader("submit", "--student", "Li", "--lang", "en", cwd=kit)

    assert done.returncode == 0, done.stderr
    assert "2 of 2 topics" in done.stdout
    assert "bank: bank/ledger.py, line 1 is not valid Python" in done.stdout
    assert sorted(zipfile.ZipFile(kit / "Li.zip").namelist()) == sorted(FILES)


def test_files_that_lie_in_a_folder_of_their_own_are_told(kit: Path) -> None:
    shutil.rmtree(kit / "work")
    write(kit / "work" / "mine" / "shop.py", FILES["shop.py"])

    done = run_grader("submit", "--student", "Li", "--lang", "en", cwd=kit)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "directly in the work folder" in done.stderr


def test_a_save_inside_the_package_is_checked(kit: Path, watch: Terminal) -> None:
    write(kit / "work" / "bank" / "ledger.py", RIGHT)
    watch.wait("✓ Bank  1/1", "█", " 1/2")

    write(kit / "work" / "bank" / "ledger.py", WRONG)

    watch.wait("✗ Bank  0/1", " 0/2")


def test_a_folder_that_comes_into_the_package_is_watched(kit: Path, watch: Terminal) -> None:
    write(kit / "work" / "bank" / "ledger.py", "from .parts.sums import summed\n")
    watch.wait("ModuleNotFoundError")
    write(kit / "work" / "bank" / "parts" / "__init__.py", "")
    write(kit / "work" / "bank" / "parts" / "sums.py", WRONG)
    watch.wait("✗ Bank  0/1", without="ModuleNotFoundError")

    write(kit / "work" / "bank" / "parts" / "sums.py", RIGHT)

    watch.wait("✓ Bank  1/1")


def test_a_save_of_a_further_file_goes_to_its_topic(kit: Path, watch: Terminal) -> None:
    write(kit / "work" / "prices.py", "TEA = 4\n")

    watch.wait("✗ Shop  0/1")
    write(kit / "work" / "prices.py", "TEA = 3\n")
    watch.wait("✓ Shop  1/1")


def test_starting_over_keeps_the_whole_package(kit: Path, watch: Terminal) -> None:
    watch.press("r")
    watch.wait("Start “Bank” over?")
    watch.press("y")

    watch.wait("Bank  0/1  not begun yet")
    assert (kit / "work" / "bank.py").is_file()
    assert (kit / "work" / ".grader" / "before_reset" / "bank" / "ledger.py").read_text() == WRONG

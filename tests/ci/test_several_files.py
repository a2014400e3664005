"""Pull requests with packages, and with topics that have several files."""

import json
from pathlib import Path

import pytest

from tests.ci.repositories import Files, GitRepository, link, submodule
from tests.ci.test_pull_requests import Place, Run

COURSE: Files = {
    "exercises/course.toml": "",
    "exercises/bank/checks.py": (
        "from bank.ledger import balance\n\n\ndef test_balance(student):\n"
        "    assert student.total([1, 2]) == 3\n    assert balance([]) == 0\n"
    ),
    "exercises/shop/exercise.toml": 'files = ["prices.py"]\n',
    "exercises/shop/checks.py": "def test_cost(student):\n    assert student.cost() == 3\n",
}
TOTAL = "from .ledger import balance\n\n\ndef total(values):\n    return balance(values)\n"
RIGHT, WRONG = "def balance(values):\n    return sum(values)\n", "def balance(values):\n    return 1 / 0\n"
PACKAGE = {"bank/__init__.py": TOTAL, "bank/ledger.py": RIGHT}
SHOP = {"shop.py": "import prices\n\n\ndef cost():\n    return prices.TEA\n", "prices.py": "TEA = 3\n"}
BOB = PACKAGE | SHOP

LAYOUTS = pytest.mark.parametrize("layout", ["submissions", "repository"])


class Student:
    """A repository in which Bob has handed in both topics before, in one of the layouts."""

    def __init__(self, path: Path, layout: str) -> None:
        self.below = "submissions/bob/" if layout == "submissions" else ""
        self._options = ["--layout", layout, "--student", "bob"]
        self._repository = GitRepository.create(path / "repository")
        self._base = {**COURSE, **self._placed(BOB)}
        place = Place(self._repository, self._repository.commit(self._base, branch="main"))
        self._place, self._out = place, path / "out"

    def change(self, changes: Files, without: tuple[str, ...] = ()) -> Run:
        """Grade a pull request that writes these files of Bob's, and removes others."""
        gone = {self.below + name for name in without}
        kept = {path: content for path, content in self._base.items() if path not in gone}
        head = self._repository.commit({**kept, **self._placed(changes)}, self._place.base)
        return self._place.ci(head, self._out, *self._options)

    def _placed(self, files: Files) -> Files:
        return {self.below + str(path): content for path, content in files.items()}


def touched(run: Run) -> list[str]:
    """Return the topics whose checks are told of, passed or not."""
    comment = (run.out / "comment.md").read_text(encoding="utf-8")
    rows = [line for line in comment.splitlines() if line.startswith(("| ✅", "| ❌"))]
    return [row.split("|")[2].strip() for row in rows]


@LAYOUTS
def test_a_change_inside_a_package_grades_its_topic_and_no_other(tmp_path: Path, layout: str) -> None:
    run = Student(tmp_path, layout).change({"bank/ledger.py": RIGHT + "# better\n"})

    assert run.process.returncode == 0, run.process.stderr
    assert run.verdicts("bob") == {"bank": ["passed"], "shop": ["passed"]}
    assert touched(run) == ["bank"]
    assert run.ignored == {}


@LAYOUTS
def test_a_mistake_is_marked_in_the_file_of_the_package_that_has_it(tmp_path: Path, layout: str) -> None:
    student = Student(tmp_path, layout)

    run = student.change({"bank/ledger.py": WRONG})

    assert run.process.returncode == 1
    assert f"::error file={student.below}bank/ledger.py,line=2," in run.process.stdout


@LAYOUTS
def test_a_change_of_a_further_file_grades_the_topic_that_names_it(tmp_path: Path, layout: str) -> None:
    run = Student(tmp_path, layout).change({"prices.py": "TEA = 4\n"})

    assert run.process.returncode == 1
    assert touched(run) == ["shop"]
    assert run.verdicts("bob") == {"bank": ["passed"], "shop": ["failed"]}


@LAYOUTS
@pytest.mark.parametrize(
    ("gone", "topic"), [("prices.py", "shop"), ("bank/ledger.py", "bank"), ("shop.py", "shop")]
)
def test_a_deleted_file_fails_the_topic_that_had_it(
    tmp_path: Path, layout: str, gone: str, topic: str
) -> None:
    run = Student(tmp_path, layout).change({}, without=(gone,))

    assert run.process.returncode == 1
    assert touched(run) == [topic]


@LAYOUTS
def test_a_deleted_package_is_missing(tmp_path: Path, layout: str) -> None:
    run = Student(tmp_path, layout).change({"notes.txt": "x"}, without=tuple(PACKAGE))

    assert run.process.returncode == 1
    assert touched(run) == ["bank"]
    assert run.verdicts("bob") == {"shop": ["passed"]}


@LAYOUTS
def test_a_package_may_become_a_file(tmp_path: Path, layout: str) -> None:
    run = Student(tmp_path, layout).change(
        {"bank.py": "def total(values):\n    return sum(values)\n"}, without=tuple(PACKAGE)
    )

    assert touched(run) == ["bank"]
    assert list(run.verdicts("bob")) == ["bank", "shop"]


@LAYOUTS
def test_a_package_beside_its_file_is_refused(tmp_path: Path, layout: str) -> None:
    run = Student(tmp_path, layout).change({"bank.py": "def total(values):\n    return 3\n"})

    assert run.process.returncode == 1
    assert run.verdicts("bob")["bank"] == ["error"]
    comment = (run.out / "comment.md").read_text(encoding="utf-8")
    assert "both as a file and as a folder" in comment


@LAYOUTS
def test_what_is_no_module_of_a_package_is_told(tmp_path: Path, layout: str) -> None:
    student = Student(tmp_path, layout)

    run = student.change({"bank/data.csv": "1", "bank/link.py": link("/etc/passwd"), "bank/sub": submodule()})

    assert (run.process.returncode, run.students) == (0, [])
    told = {path.removeprefix(student.below): reason.split(";")[0] for path, reason in run.ignored.items()}
    assert told == {
        "bank/data.csv": "It is no Python file that can be imported: one that ends with .py, named with "
        "letters, digits and underscores only.",
        "bank/link.py": "This is a link, not the file itself",
        "bank/sub": "This is a git submodule, and what it holds is not fetched",
    }


@LAYOUTS
@pytest.mark.parametrize("special", [link("../bob2/bank"), submodule()])
def test_a_link_or_submodule_in_place_of_a_package_is_not_followed(
    tmp_path: Path, layout: str, special: tuple[str, bytes]
) -> None:
    student = Student(tmp_path, layout)

    run = student.change({"bank": special}, without=tuple(PACKAGE))

    assert run.process.returncode == 1
    assert touched(run) == ["bank"]
    assert run.verdicts("bob") == {"shop": ["passed"]}
    assert f"{student.below}bank" in run.ignored


@LAYOUTS
def test_a_linked_init_is_not_followed(tmp_path: Path, layout: str) -> None:
    run = Student(tmp_path, layout).change({"bank/__init__.py": link("../prices.py")})

    assert run.process.returncode == 1
    assert run.verdicts("bob")["bank"] == ["error"]
    assert "link" in json.dumps(run.result("bob"))


def test_a_folder_without_init_is_no_package(tmp_path: Path) -> None:
    """A repository of one's own may have folders of any name."""
    run = Student(tmp_path, "repository").change({"shop/shop.py": "x = 1\n", "shop/prices.py": "x = 1\n"})

    assert (run.process.returncode, run.students) == (0, [])
    assert sorted(run.ignored) == ["shop/prices.py", "shop/shop.py"]


def test_a_file_that_counts_no_longer_because_of_another_fails(tmp_path: Path) -> None:
    """Files may lie in one folder further down, as long as none lies above."""
    repository = GitRepository.create(tmp_path / "repository")
    inside = {f"submissions/eve/homework/{name}": text for name, text in SHOP.items()}
    base = repository.commit({**COURSE, **inside}, branch="main")
    moved = {**COURSE, **inside, "submissions/eve/bank.py": "def total(values):\n    return 3\n"}

    run = Place(repository, base).ci(repository.commit(moved, base), tmp_path / "out")

    assert run.process.returncode == 1
    assert touched(run) == ["bank", "shop"]

"""The sample class is graded as its README says."""

import csv
import importlib.util
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.builders import run_grader

FOLDER = Path(__file__).parent / "sample_class"
CORE = (
    *("tensor_creation", "reshape", "dim_sums", "matmul", "autograd"),
    *("gradient_zeroing", "gradient_descent", "conv_homework", "mask_slice_iou"),
)
ALL, SOME, NONE = "all", "some", "none"
FULL = (ALL, set[str](), set[str]())
UNFINISHED = {"error", "skipped"}


@dataclass(frozen=True)
class Expected:
    """What one student gets: for each topic the points, the verdicts beside `passed`, names of mistakes."""

    topics: dict[str, tuple[str, set[str], set[str]]]
    ignored: set[str] = field(default_factory=set)


STUDENTS = {
    "林晓雨": Expected(dict.fromkeys(CORE, FULL)),
    "Emma_Fischer": Expected(dict.fromkeys(CORE, FULL)),
    "陈志强": Expected(
        {
            topic: (SOME, UNFINISHED, set())
            for topic in ("tensor_creation", "dim_sums", "gradient_zeroing", "conv_homework")
        }
    ),
    "Noah_Williams": Expected({topic: (NONE, UNFINISHED, set()) for topic in CORE}),
    "刘思远": Expected({"dim_sums": FULL}),
    "Olivia_Brown": Expected(
        {
            "dim_sums": (NONE, UNFINISHED, set()),
            "autograd": (NONE, UNFINISHED, set()),
            "gradient_zeroing": FULL,
        }
    ),
    "赵雨桐": Expected(
        {"dim_sums": (SOME, UNFINISHED, set()), "matmul": (NONE, UNFINISHED, set())},
        ignored={"Gradient_Descent.py"},
    ),
    "Liam_Novak": Expected(
        {
            "gradient_descent": (SOME, {"timeout"}, set()),
            "gradient_zeroing": (NONE, {"timeout", "skipped"}, set()),
        }
    ),
    "孙佳怡": Expected(
        {
            "reshape": (SOME, {"error", "failed", "skipped"}, set()),
            "autograd": (NONE, UNFINISHED, set()),
            "gradient_zeroing": (SOME, {"error"}, {"non_scalar_backward", "missing_none_check"}),
        }
    ),
    "Jack_Turner": Expected({"dim_sums": (SOME, {"memory", "skipped"}, set())}),
    "周子墨": Expected({"dim_sums": FULL}),
    "Sofia_Rossi": Expected(
        {
            "tensor_creation": (SOME, {"failed"}, {"inferred_int64", "default_float", "ignored_generator"}),
            "dim_sums": (SOME, {"failed", "skipped"}, {"kept_dim", "dropped_dim", "other_dim"}),
            "gradient_zeroing": (SOME, {"failed"}, {"aliased_list", "grad_of_sum"}),
            "conv_homework": (SOME, {"failed"}, {"flipped_kernel", "library_convolution", "true_division"}),
            "mask_slice_iou": (SOME, {"failed"}, {"any_value_above", "plus_one_pixels", "index_as_tensor"}),
        }
    ),
    "吴浩然": Expected(
        {"dim_sums": (SOME, {"crashed"}, set()), "reshape": (NONE, {"crashed", "skipped"}, set())}
    ),
    "Mia_Schmidt": Expected({"dim_sums": (NONE, UNFINISHED, set()), "matmul": (SOME, UNFINISHED, set())}),
    "郑可欣": Expected(
        {
            "dim_sums": (SOME, {"timeout", "memory", "crashed", "error"}, set()),
            "matmul": (SOME, UNFINISHED, set()),
            "gradient_descent": (SOME, UNFINISHED, set()),
        }
    ),
    "Ben O'Connor": Expected({"dim_sums": FULL}),
    "何俊杰": Expected(
        {"gradient_zeroing": FULL},
        ignored={"README.md", "checks.py", "conftest.py", "notes.txt", "torch.py", "data/values.csv"},
    ),
    "黄诗涵": Expected(
        {
            "reshape": FULL,
            "mask_slice_iou": FULL,
            "gradient_descent": (SOME, {"failed"}, {"never_zeroed"}),
        }
    ),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what `grader batch` wrote for the class."""
    out = tmp_path_factory.mktemp("sample_class")
    topics = [word for topic in CORE for word in ("--topic", topic)]

    process = run_grader("batch", FOLDER, "--out", out, "--timeout", 2, "--seed", 7, *topics)

    assert process.returncode == 0, process.stderr
    return out


def result_of(graded: Path, student: str) -> dict[str, Any]:
    text = (graded / "students" / student / "result.json").read_text(encoding="utf-8")
    result: dict[str, Any] = json.loads(text)
    return result


def points(topic: dict[str, Any]) -> str:
    if topic["score"] == topic["max_score"]:
        return ALL
    return SOME if topic["score"] > 0 else NONE


@pytest.mark.parametrize("student", STUDENTS)
def test_a_student_gets_what_the_table_says(graded: Path, student: str) -> None:
    expected = STUDENTS[student]

    result = result_of(graded, student)

    topics = {topic["id"]: topic for topic in result["topics"] if topic["status"] != "missing"}
    assert topics.keys() == expected.topics.keys()
    assert result["status"] == "graded"
    for name, (wanted, verdicts, mistakes) in expected.topics.items():
        checks = topics[name]["checks"]
        assert points(topics[name]) == wanted, name
        assert {check["verdict"] for check in checks} <= verdicts | {"passed"}, name
        assert {check["mistake"] for check in checks} >= mistakes, name


@pytest.mark.parametrize("student", [name for name, expected in STUDENTS.items() if expected.ignored])
def test_files_that_were_not_graded_are_listed(graded: Path, student: str) -> None:
    assert set(result_of(graded, student)["submission"]["ignored"]) >= STUDENTS[student].ignored


def test_every_submission_is_in_the_marks(graded: Path) -> None:
    with (graded / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))

    assert {row[0].lstrip("'") for row in rows[1:]} == set(STUDENTS)


def test_the_table_names_every_student() -> None:
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()

    assert {line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| ")} == {
        "student",
        *STUDENTS,
    }


def test_the_zip_is_made_with_the_same_bytes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_zip", FOLDER / "make_zip.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    module.make_zip(tmp_path / "again.zip")

    assert (tmp_path / "again.zip").read_bytes() == (FOLDER / "黄诗涵.zip").read_bytes()

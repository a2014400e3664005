"""A course that is wrong in each way that `grader verify` looks for, a topic for each, and a sound one."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.course import load_course
from grader.verify.cases import Case, Kind
from tests.builders import Exercise, run_grader, write_course

CHECKS = '''
from grader.checks import expect

def test_add(student):
    """相加 | It adds"""
    expect(student.add, 3, 2).equals(5, mistakes={"difference": 1, "product": 6})

def test_nothing(student):
    """零 | Nothing"""
    expect(student.add, 0, 4).equals(4, mistakes={"difference": -4, "product": 0})
'''
TOML = """
functions = ["add"]

[title]
zh = "求和"
en = "Sums"

[mistakes.difference.message]
zh = "你做了减法。"
en = "You subtracted."
"""
TOLD: list[tuple[Kind, str]] = [
    ("reference", "reference"),
    ("right", "a"),
    ("right", "b"),
    ("wrong", "a"),
    ("stub", "stub"),
    ("samples", "samples"),
]
REFERENCE = "def add(a, b):\n    return a + b\n"
STUB = "def add(a, b):\n    raise NotImplementedError\n"
SAMPLES = "def test_sample(student):\n    assert student.add(1, 1) == 2\n"
PROMPT_ZH = "# 求和\n\n## 要求\n\n```python\n# 注释\nadd(1, 2)\n```\n"
PROMPT_EN = "# Sums\n\n## Task\n\n```python\nadd(1, 2)\n```\n"


def topic(
    name: str, changes: Mapping[str, str | None], *, checks: str = CHECKS, toml: str = TOML
) -> Exercise:
    """Return a sound topic with some of its files replaced, or left out where the new text is None."""
    files: dict[str, str | None] = {
        "./prompt.zh.md": PROMPT_ZH,
        "./prompt.en.md": PROMPT_EN,
        "./stub.py": STUB,
        "./samples.py": SAMPLES,
        "reference.py": REFERENCE,
        "right/by_sum.py": "def add(a, b):\n    return sum([a, b])\n",
        "wrong/difference.py": "def add(a, b):\n    return a - b\n",
    }
    placed = {
        path if path.startswith("./") else f"solutions/{name}/{path}": text
        for path, text in (files | dict(changes)).items()
        if text is not None
    }
    return Exercise(checks=checks, toml=toml, files=placed)


WRONG: dict[str, tuple[Mapping[str, str | None], str]] = {
    "reference_fails": (
        {"reference.py": "def add(a, b):\n    return a * b\n"},
        "reference: must get full marks",
    ),
    "no_reference": (
        {"reference.py": None},
        "reference: wanted solutions/no_reference/reference.py, found none",
    ),
    "right_fails": (
        {"right/by_sum.py": "def add(a, b):\n    return 7\n"},
        "right/by_sum: must get full marks",
    ),
    "right_dies": ({"right/by_sum.py": "1 / 0\n"}, "right/by_sum: must get full marks"),
    "wrong_passes": (
        {"wrong/difference.py": REFERENCE},
        "wrong/difference: must fail, but passes every check",
    ),
    "wrong_unnamed": (
        {"wrong/difference.py": "def add(a, b):\n    return 99\n"},
        "wrong/difference: its mistake is not named",
    ),
    "wrong_misnamed": (
        {"wrong/difference.py": "def add(a, b):\n    return a * b if a else a - b\n"},
        "wrong/difference: another mistake is named first: product, difference",
    ),
    "stub_passes": (
        {"./stub.py": "def add(a, b):\n    return 4\n"},
        "stub: must pass no check, but passes test_nothing",
    ),
    "stub_dies": (
        {"./stub.py": "import os\n\ndef add(a, b):\n    os._exit(3)\n"},
        "stub: must fail quietly, but test_add is crashed",
    ),
    "samples_fail": (
        {"./samples.py": SAMPLES.replace("== 2", "== 3")},
        "samples: must get full marks, but test_sample is failed",
    ),
    "samples_broken": ({"./samples.py": "import nonsense\n" + SAMPLES}, "samples: could not be graded"),
    "no_chinese_prompt": ({"./prompt.zh.md": None}, "texts: prompt.zh.md: wanted a prompt in both languages"),
    "other_headings": (
        {"./prompt.en.md": PROMPT_EN.replace("## Task", "### Task")},
        "texts: prompts: wanted the same headings in both languages",
    ),
    "unnamed_function": (
        {"./prompt.zh.md": PROMPT_ZH.replace("add", "sum")},
        "texts: prompt.zh.md: does not name the function add",
    ),
    "mistake_not_shown": ({"wrong/difference.py": None}, "texts: mistake difference: no solutions/"),
    "mistake_without_text": (
        {"wrong/product.py": "def add(a, b):\n    return a * b\n"},
        "texts: wrong/product.py: exercise.toml has no text for the mistake",
    ),
}
CHECKS_WRONG = {
    "check_with_a_bug": (
        CHECKS + "\ndef test_bug(student):\n    '''错 | A bug'''\n    undefined\n",
        "reference: could not be graded: test_bug",
    ),
    "checks_do_not_import": ("import nonsense\n" + CHECKS, "reference: could not be graded: checks unusable"),
}


@pytest.fixture(scope="module")
def verified(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    exercises = {name: topic(name, changes) for name, (changes, _) in WRONG.items()}
    exercises |= {name: topic(name, {}, checks=checks) for name, (checks, _) in CHECKS_WRONG.items()}
    exercises["sound"] = topic("sound", {})
    course = write_course(tmp_path_factory.mktemp("verify"), exercises)
    return run_grader("verify", "--course", course, "--lang", "en", "--seed", 1)


def problems(process: subprocess.CompletedProcess[str], name: str) -> str:
    """Return what is told of a topic: its line and those under it."""
    found = re.search(rf"^[✓✗] {name}\b.*(?:\n    .*)*", process.stdout, re.MULTILINE)
    assert found is not None, process.stdout + process.stderr
    return found[0]


@pytest.mark.parametrize(
    ("name", "says"), [(name, says) for name, (_, says) in (WRONG | CHECKS_WRONG).items()]
)
def test_what_is_wrong_with_a_topic_is_told(
    verified: subprocess.CompletedProcess[str], name: str, says: str
) -> None:
    told = problems(verified, name)

    assert told.startswith("✗")
    assert says in told


@pytest.mark.parametrize("name", [name for name in WRONG if name not in ("no_reference", "reference_fails")])
def test_nothing_else_is_told_of_it(verified: subprocess.CompletedProcess[str], name: str) -> None:
    lines = [line for line in problems(verified, name).splitlines()[1:] if "note:" not in line]

    assert len(lines) == 1, lines


def test_a_sound_topic_is_told_with_its_counts(verified: subprocess.CompletedProcess[str]) -> None:
    told = problems(verified, "sound")

    assert told == "✓ sound  reference 1/1  right 1/1  wrong 1/1  stub 1/1  samples 1/1"


def test_cases_are_told_in_one_order_whichever_ends_first(tmp_path: Path) -> None:
    sums = load_course(write_course(tmp_path, {"sums": topic("sums", {})})).topic("sums")
    cases = [Case(sums, kind, Path(f"{name}.py")) for kind, name in TOLD]

    ended = [cases[at] for at in (4, 2, 5, 1, 0, 3)]

    assert sorted(ended, key=lambda case: case.place) == cases


def test_a_course_with_something_wrong_ends_with_1(verified: subprocess.CompletedProcess[str]) -> None:
    assert verified.returncode == 1
    assert "Traceback" not in verified.stderr


def test_a_sound_topic_alone_ends_with_0(tmp_path: Path) -> None:
    course = write_course(
        tmp_path, {"sound": topic("sound", {}), "other": topic("other", {"reference.py": None})}
    )

    process = run_grader("verify", "sound", "--course", course)

    assert process.returncode == 0
    assert "other" not in process.stdout

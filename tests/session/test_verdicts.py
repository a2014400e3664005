"""Each way in which a student's code can fail has its verdict, and costs its own check alone."""

import pytest

from tests.builders import Exercise, Graded, grade

# every topic asks for the same two functions: `bad` goes wrong in its own way, `good` is right
CHECKS = """
def test_bad(student):
    assert student.bad() == 1

def test_good(student):
    assert student.good(1) == 2
"""
GOOD = """
def good(x):
    return x + 1
"""
SECONDS = 1


def bad(body: str, before: str = "") -> Exercise:
    lines = "".join(f"    {line}\n" for line in body.strip().split("\n"))
    return Exercise(checks=CHECKS, student=f"{before}\ndef bad():\n{lines}{GOOD}")


def broken(file: str) -> Exercise:
    return Exercise(checks=CHECKS, student=f"{file}\n{GOOD}")


IN_THE_CALL = {
    "right": (bad("return 1"), "passed"),
    "wrong": (bad("return 3"), "failed"),
    "wrong_kind": (bad("return object()"), "failed"),
    "returns_nothing": (bad("pass"), "failed"),
    "raises": (bad("raise ValueError('no idea')"), "error"),
    "other_parameters": (Exercise(checks=CHECKS, student=f"def bad(x):\n    return x\n{GOOD}"), "error"),
    "own_exception": (bad("raise Odd('so')", "class Odd(Exception):\n    pass"), "error"),
    "odd_exception": (
        bad("raise Odd", "class Odd(BaseException):\n    def __str__(self):\n        1 / 0"),
        "error",
    ),
    "not_written": (bad("raise NotImplementedError"), "error"),
    "missing_name": (Exercise(checks=CHECKS, student=f"def bed():\n    return 1\n{GOOD}"), "error"),
    "sys_exit": (bad("import sys\nsys.exit(0)"), "error"),
    "interrupt": (bad("raise KeyboardInterrupt"), "error"),
    "generator_exit": (bad("raise GeneratorExit"), "error"),
    "asks": (bad("return int(input('number: '))"), "error"),
    "own_assert": (bad("assert 1 == 2"), "error"),
    "recursion": (bad("return bad()"), "error"),
    "loop": (bad("while True:\n    pass"), "timeout"),
    "swallows": (
        bad("while True:\n    try:\n        bad()\n    except BaseException:\n        pass"),
        "timeout",
    ),
    "sleeps": (bad("import time\ntime.sleep(60)"), "timeout"),
    "list_hog": (bad("a = []\nwhile True:\n    a.append([0] * 100000)"), "memory"),
    "bytes_hog": (bad("return len(bytearray(1 << 36))"), "memory"),
    "exits_hard": (bad("import os\nos._exit(0)"), "crashed"),
    "aborts": (bad("import os\nos.abort()"), "crashed"),
    "segfault": (bad("import ctypes\nctypes.string_at(0)"), "crashed"),
    "garbage": (
        bad(
            """
import os
for descriptor in range(3, 256):
    try:
        os.write(descriptor, b'\\\\xff' * 4096)
    except OSError:
        pass
"""
        ),
        "crashed",
    ),
    "closes_channel": (bad("import os\nos.closerange(3, 256)"), "crashed"),
    "closes_channel_and_stays": (bad("import os, time\nos.closerange(3, 256)\ntime.sleep(600)"), "crashed"),
    "recursion_in_c": (
        bad(
            "import sys\nsys.setrecursionlimit(10**9)\nreturn sorted([Odd(), Odd()])",
            "class Odd:\n    def __lt__(self, other):\n        return sorted([self, other])",
        ),
        "crashed",
    ),
}  # fmt: skip
AT_IMPORT = {
    "syntax": (broken("def other(:\n"), "error"),
    "import_error": (broken("import no_such_module"), "error"),
    "raises_at_import": (broken("1 / 0"), "error"),
    "exits_at_import": (broken("import sys\nsys.exit(0)"), "error"),
    "loops_at_import": (broken("while True:\n    pass"), "timeout"),
    "dies_at_import": (broken("import os\nos._exit(0)"), "crashed"),
}
CASES = {name: exercise for name, (exercise, _) in (IN_THE_CALL | AT_IMPORT).items()}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    root = tmp_path_factory.mktemp("verdicts")
    return grade(root, CASES, "--timeout", SECONDS, "--memory", 256, "--seed", 1)


@pytest.mark.parametrize("case", IN_THE_CALL)
def test_a_failing_call_has_its_verdict(graded: Graded, case: str) -> None:
    assert graded.verdicts(case)["test_bad"] == IN_THE_CALL[case][1]


@pytest.mark.parametrize("case", IN_THE_CALL)
def test_a_failing_call_costs_no_other_check(graded: Graded, case: str) -> None:
    assert graded.verdicts(case)["test_good"] == "passed"


@pytest.mark.parametrize("case", AT_IMPORT)
def test_a_failing_import_fails_every_check_in_its_way(graded: Graded, case: str) -> None:
    assert set(graded.verdicts(case).values()) == {AT_IMPORT[case][1]}


def test_an_endless_import_is_tried_once(graded: Graded) -> None:
    seconds = [check["seconds"] for check in graded.checks("loops_at_import").values()]

    assert sum(seconds) < 2 * SECONDS


@pytest.mark.parametrize("case", CASES)
def test_every_topic_is_graded(graded: Graded, case: str) -> None:
    assert graded.topic(case)["status"] == "graded"


@pytest.mark.parametrize("case", CASES)
def test_only_what_passed_gives_points(graded: Graded, case: str) -> None:
    for check in graded.checks(case).values():
        assert check["score"] == (check["points"] if check["verdict"] == "passed" else 0.0)


@pytest.mark.parametrize("case", CASES)
def test_what_did_not_pass_is_explained_in_both_languages(graded: Graded, case: str) -> None:
    for check in graded.checks(case).values():
        told = check["messages"]
        if check["verdict"] == "passed":
            assert told == {"zh": "", "en": ""}
        else:
            assert told["zh"]
            assert told["en"]
            assert told["zh"] != told["en"]


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("raises", "ValueError: no idea"),
        ("other_parameters", "missing 1 required positional argument: 'x'"),
        ("own_exception", "Odd: so"),
        ("not_written", "not written yet"),
        ("missing_name", "does not define bad"),
        ("sys_exit", "sys.exit"),
        ("asks", "input()"),
        ("recursion", "calling itself"),
        ("loop", f"within {SECONDS} s"),
        ("bytes_hog", "256 MB"),
        ("exits_hard", "exit code 0"),
        ("aborts", "signal SIG"),
        ("segfault", "SIGSEGV"),
        ("syntax", "line 1"),
        ("import_error", "no_such_module"),
    ],
)
def test_the_message_says_what_happened(graded: Graded, case: str, says: str) -> None:
    assert says in graded.check(case, "test_bad")["message"]


def test_an_error_shows_the_students_own_line(graded: Graded) -> None:
    trouble = graded.check("raises", "test_bad")["trouble"]

    assert [line["text"].strip() for line in trouble["lines"] if line["marked"]] == [
        "raise ValueError('no idea')"
    ]


def test_the_hint_names_a_marked_line_only_where_there_is_one(graded: Graded) -> None:
    hints = {case: graded.check(case, "test_bad")["hint"] for case in ("raises", "other_parameters")}

    assert "marked line" in hints["raises"]
    assert "marked line" not in hints["other_parameters"]
    assert "parameters" in hints["other_parameters"]


def test_a_near_name_is_suggested(graded: Graded) -> None:
    assert "bed" in graded.check("missing_name", "test_bad")["hint"]


def test_a_failure_ends_the_run_with_1(graded: Graded) -> None:
    assert graded.process.returncode == 1

"""`grader verify` as a teacher runs it, over tiny courses without torch."""

import re
import subprocess
from pathlib import Path

from tests.builders import Exercise, run_grader, write_course

# The border at 0 is checked from one side only.
CHECKS = '''
import pytest

def test_sign(student):
    """sign 给出符号 | sign gives the sign"""
    assert (student.sign(-2), student.sign(3)) == ("-", "+")

def test_label(student):
    """label 写出标签 | label writes a label"""
    assert student.label("ab", 3) == "ab3"
'''
REFERENCE = """
def sign(x):
    return "-" if x < 0 else "+"


def label(text, n):
    return text + str(n)
"""
WRONG = """
def sign(x):
    return "+"


def label(text, n):
    return text + str(n)
"""
ZERO = "\n    assert student.sign(0) == '+' and student.sign(1) == '+' and student.sign(-1) == '-'\n"
TEXTS = "# {0}\n`sign`, `label`\n"
EXERCISE_TOML = """
    functions = ["sign", "label"]
    title = { zh = "符号", en = "signs" }
    [mistakes.always_plus]
    message = { zh = "总是正号。", en = "Always plus." }
"""
EQUIVALENT = """
    [[mutant]]
    function = "{function}"
    from = '{before}'
    to = '{after}'
    reason = "0 is never given"
"""


def exercise(checks: str, equivalent: str = "") -> Exercise:
    files = {
        "./prompt.zh.md": TEXTS.format("符号"),
        "./prompt.en.md": TEXTS.format("Signs"),
        "./stub.py": "def sign(x):\n    raise NotImplementedError\n",
        "solutions/signs/wrong/always_plus.py": WRONG,
    }
    if equivalent:
        files["solutions/signs/equivalent.toml"] = equivalent
    return Exercise(checks=checks, toml=EXERCISE_TOML, reference=REFERENCE, files=files)


def verify(root: Path, one: Exercise, *options: str) -> subprocess.CompletedProcess[str]:
    write_course(root, {"signs": one})
    return run_grader("verify", "--course", root, "--lang", "en", "--seed", "1", *options)


def with_named_mistake(checks: str) -> str:
    """Return the checks with a first one that names the mistake of the wrong solution."""
    return f'''
from grader.checks import expect

def test_minus(student):
    """sign 会给出负号 | sign can give minus"""
    expect(student.sign, -5).equals("-", mistakes={{"always_plus": "+"}})

{checks}'''


SHARP = with_named_mistake(CHECKS.replace('("-", "+")\n', f'("-", "+"){ZERO}'))
BLUNT = with_named_mistake(CHECKS)


def test_a_survivor_is_told_with_its_diff_and_the_check_that_should_have_seen_it(tmp_path: Path) -> None:
    process = verify(tmp_path, exercise(BLUNT), "--mutants")

    assert process.returncode == 1, process.stdout
    told = [line.strip() for line in process.stdout.splitlines()]
    assert '-    return "-" if x < 0 else "+"' in told
    assert '+    return "-" if x <= 0 else "+"' in told
    assert re.search(
        r"survivor sign:comparison:\w{8}: should be caught by test_minus, test_sign$", process.stdout, re.M
    )


def test_checks_that_catch_every_mutant_are_sound_and_counted(tmp_path: Path) -> None:
    process = verify(tmp_path, exercise(SHARP), "--mutants")

    assert process.returncode == 0, process.stdout
    (row,) = [line.split() for line in process.stdout.splitlines() if line.startswith("signs ")]
    made, killed, equivalent, survived = map(int, row[1:5])
    assert (made, equivalent, survived) == (killed, 0, 0)
    assert made > 15


def test_a_declared_equivalent_is_no_survivor(tmp_path: Path) -> None:
    blunt = [
        EQUIVALENT.format(
            function="sign", before='return "-" if x < 0 else "+"', after=f'return "-" if x {after} else "+"'
        )
        for after in ("<= 0", "< 1", "< -1")
    ]

    process = verify(tmp_path, exercise(BLUNT, "".join(blunt)), "--mutants")

    assert process.returncode == 0, process.stdout
    (row,) = [line.split() for line in process.stdout.splitlines() if line.startswith("signs ")]
    assert row[3:5] == ["3", "0"]


def test_a_declared_mutant_that_is_killed_or_gone_is_a_problem(tmp_path: Path) -> None:
    killed = EQUIVALENT.format(function="label", before="return text + str(n)", after="return text")
    gone = EQUIVALENT.format(function="sign", before="return x", after="return 1")

    process = verify(tmp_path, exercise(SHARP, killed + gone), "--mutants")

    assert process.returncode == 1
    catches = "declared equivalent, but test_label catches it: label: return text + str(n) → return text"
    assert catches in process.stdout
    assert "declared equivalent, but there is no such mutant: sign: return x → return 1" in process.stdout


def test_a_check_that_nothing_fails_is_a_note_and_with_mutants_a_problem(tmp_path: Path) -> None:
    idle = SHARP + '\ndef test_idle(student):\n    """空 | idle"""\n    student.label\n'

    plain = verify(tmp_path / "plain", exercise(idle))
    strict = verify(tmp_path / "strict", exercise(idle), "--mutants")

    assert plain.returncode == 0, plain.stdout
    assert "note: no wrong solution fails the check test_idle" in plain.stdout
    assert "check test_idle: no wrong solution and no mutant fails it" in strict.stdout
    assert "check test_label: no" not in strict.stdout
    assert strict.returncode == 1


def test_mutants_of_a_reference_that_fails_are_not_graded(tmp_path: Path) -> None:
    broken = SHARP + '\ndef test_none(student):\n    """无 | none"""\n    assert student.sign(1) is None\n'

    process = verify(tmp_path, exercise(broken), "--mutants")

    assert process.returncode == 1
    assert "must get full marks" in process.stdout
    assert "survivor" not in process.stdout


def test_an_unusable_declaration_is_one_line_and_wrong_usage(tmp_path: Path) -> None:
    process = verify(tmp_path, exercise(SHARP, "[[mutant]]\nfunction = 1\n"), "--mutants")

    assert process.returncode == 2
    assert "equivalent.toml" in process.stderr.splitlines()[-1]

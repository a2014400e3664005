"""A large class of small plain-Python submissions: graded as a batch, and natively, a process each.

The submissions are the modules of five boundary cases with one change each: a function that returns nothing,
a text that is another, a function that raises, or no change at all. (Where a name is missing, a native run
collects no test at all, and the grader grades the others.)
"""

import ast
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.boundary.native import run_natively

CASES = Path(__file__).parents[1] / "boundary" / "cases"
# none of their changes makes a loop that never ends
TOPICS = ("stacks", "validate", "descriptors", "strings", "records")
SECONDS = 60

Outcomes = dict[str, dict[str, str]]


def make_course(folder: Path) -> Path:
    """Write the course of the five topics and return its folder."""
    for topic in TOPICS:
        target = folder / "course" / "exercises" / topic
        target.mkdir(parents=True)
        shutil.copy(CASES / topic / "checks.py", target)
    (folder / "course" / "exercises" / "course.toml").write_text("")
    return folder / "course"


def make_submissions(folder: Path, count: int, seed: int = 0) -> Path:
    """Write `count` submissions of one topic each, and return their folder."""
    rng = random.Random(seed)
    for number in range(count):
        topic = TOPICS[number % len(TOPICS)]
        home = folder / "class" / f"s{number:04}"
        home.mkdir(parents=True)
        (home / f"{topic}.py").write_text(changed((CASES / topic / f"{topic}.py").read_text(), rng))
    return folder / "class"


def changed(source: str, rng: random.Random) -> str:
    """Return the source with one small change, or as it is."""
    tree = ast.parse(source)
    returns = [node for node in ast.walk(tree) if isinstance(node, ast.Return) and node.value is not None]
    texts = [
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    match rng.randrange(4):
        case 0:
            rng.choice(returns).value = None
        case 1:
            rng.choice(texts).value = "changed"
        case 2:
            rng.choice(functions).body = ast.parse("raise ValueError('changed')").body
        case _:
            return source
    return ast.unparse(tree) + "\n"


def graded(course: Path, submissions: Path, out: Path) -> Outcomes:
    """Grade the class as one batch; return the outcome of every check by student."""
    command = [sys.executable, "-m", "grader", "batch", str(submissions)]
    command += ["--course", str(course), "--out", str(out), "--lang", "en"]
    subprocess.run(command, check=False, capture_output=True)
    outcomes: Outcomes = {}
    for path in sorted((out / "students").glob("*/result.json")):
        result = json.loads(path.read_text())
        outcomes[result["student"]] = {
            check["id"]: "passed" if check["verdict"] == "passed" else "not passed"
            for topic in result["topics"]
            for check in topic["checks"]
        }
    return outcomes


def natively(submissions: Path, students: Sequence[str], folder: Path) -> Outcomes:
    """Run every submission by plain pytest in a process of its own; return the outcomes by student."""
    outcomes: Outcomes = {}
    for student in students:
        (module,) = (submissions / student).glob("*.py")
        case = folder / "cases" / student / module.stem
        case.mkdir(parents=True)
        shutil.copy(module, case)
        shutil.copy(CASES / module.stem / "checks.py", case)
        home = folder / student
        home.mkdir()
        outcomes[student] = run_natively(case.parent, [module.stem], home, SECONDS)[module.stem]
    return outcomes


def disagreements(graded: Outcomes, native: Outcomes) -> dict[str, list[str]]:
    """Return, by student, the checks that came out otherwise; a module that does not import passes none."""
    found = {}
    for student, outcomes in native.items():
        expected = outcomes or dict.fromkeys(graded[student], "not passed")
        names = {*expected, *graded[student]}
        odd = sorted(name for name in names if graded[student].get(name) != expected.get(name))
        if odd:
            found[student] = odd
    return found

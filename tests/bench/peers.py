"""The peers: gradescope-utils, nbgrader and otter, with the same three checks written in their forms.

They live in a virtual environment that is made for the run and thrown away, with the versions of peers.txt;
torch is the grader's own.
"""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import indent

from tests.bench.classes import seconds

TOPIC = "shares"
SUBMISSION = """import torch


def row_sums(m):
    return m.sum(dim=1)


def row_shares(m):
    return m / m.sum(dim=1, keepdim=True)
"""
_COUNTED = "m = torch.arange(6.0).reshape(2, 3)\n"
_DRAWN = "m = torch.rand(4, 5, generator=torch.Generator().manual_seed(7)) + 0.5\n"
CHECKS = {
    "row_sums": _COUNTED + "assert torch.equal({row_sums}(m), torch.tensor([3.0, 12.0]))\n",
    "row_shares": _DRAWN + "assert torch.allclose({row_shares}(m), m / m.sum(dim=1, keepdim=True))\n",
    "shares_sum_to_1": _DRAWN + "assert torch.allclose({row_shares}(m).sum(dim=1), torch.ones(4))\n",
}
_RUNNER = """import sys, unittest
from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner
sys.path.insert(0, sys.argv[1])
suite = unittest.defaultTestLoader.discover(sys.argv[2])
with open(sys.argv[3], "w") as file:
    JSONTestRunner(visibility="visible", stream=file).run(suite)
"""
_KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def bodies(module: str = "") -> Mapping[str, str]:
    """Return the checks' bodies; `module` stands before the names of the student's functions."""
    names = {name: module + name for name in ("row_sums", "row_shares")}
    return {check: body.format(**names) for check, body in CHECKS.items()}


def write_course(folder: Path) -> Path:
    """Write the three checks as a course of this grader, with a reference, and return its folder."""
    topic, solution = folder / "exercises" / TOPIC, folder / "solutions" / TOPIC
    topic.mkdir(parents=True)
    solution.mkdir(parents=True)
    checks = [
        f"def test_{name}(student):\n{indent(body, '    ')}" for name, body in bodies("student.").items()
    ]
    (topic / "checks.py").write_text("import torch\n\n" + "\n\n".join(checks))
    (solution / "reference.py").write_text(SUBMISSION)
    return folder


def make_environment(folder: Path) -> Path | None:
    """Make the peers' virtual environment and return its programs' folder; None, with the reason said."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pins = str(Path(__file__).with_name("peers.txt"))
    pip = [
        str(folder / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "-r",
        pins,
    ]
    done = subprocess.run(pip, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        print(f"peers are left out: pip: {done.stderr.strip().splitlines()[-1:]}", flush=True)
        return None
    (packages,) = folder.glob("lib/python3*/site-packages")
    # torch, from the environment that runs the bench; what the peers brought themselves comes first
    (packages / "zz_torch.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


def peers(folder: Path, programs: Path, count: int) -> dict[str, Callable[[], float]]:
    """Write the checks and `count` submissions in each form; return what measures seconds a submission."""
    env = {"HOME": str(folder), "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    return {
        "gradescope-utils": _gradescope(folder / "gradescope", programs, count, env),
        "nbgrader autograde": _nbgrader(folder / "nbgrader", programs, count, env),
        "otter run": _otter(folder / "otter", programs, count, env),
    }


def _gradescope(folder: Path, programs: Path, count: int, env: dict[str, str]) -> Callable[[], float]:
    tests, home = folder / "tests", folder / "submission"
    tests.mkdir(parents=True)
    home.mkdir()
    (home / f"{TOPIC}.py").write_text(SUBMISSION)
    (folder / "run.py").write_text(_RUNNER)
    methods = [
        f"    @weight(1)\n    def test_{name}(self):\n{indent(body, ' ' * 8)}"
        for name, body in bodies(f"{TOPIC}.").items()
    ]
    head = f"import unittest\nimport torch\nimport {TOPIC}\n"
    head += "from gradescope_utils.autograder_utils.decorators import weight\n\n"
    head += "class TestShares(unittest.TestCase):\n"
    (tests / "test_shares.py").write_text(head + "\n".join(methods))
    results = folder / "results.json"
    command = [str(programs / "python"), str(folder / "run.py"), str(home), str(tests), str(results)]

    def measure() -> float:
        taken = sum(seconds(command, env, folder) for _ in range(count)) / count
        _demand(float(json.loads(results.read_text())["score"]))
        return taken

    return measure


def _nbgrader(folder: Path, programs: Path, count: int, env: dict[str, str]) -> Callable[[], float]:
    source = folder / "source" / "ps1" / f"{TOPIC}.ipynb"
    source.parent.mkdir(parents=True)
    marked = _cell(
        f"### BEGIN SOLUTION\n{SUBMISSION}### END SOLUTION\n", "answer", solution=True, grade=False
    )
    tests = [_cell(body, name, solution=False, grade=True, points=1) for name, body in bodies().items()]
    source.write_text(_notebook([marked, *tests]))
    course = [f"--course-dir={folder}"]
    seconds([str(programs / "nbgrader"), "generate_assignment", "ps1", *course], env, folder)
    released = json.loads((folder / "release" / "ps1" / f"{TOPIC}.ipynb").read_text())
    released["cells"][0]["source"] = SUBMISSION
    for number in range(count):
        home = folder / "submitted" / f"s{number}" / "ps1"
        home.mkdir(parents=True)
        (home / f"{TOPIC}.ipynb").write_text(json.dumps(released))

    def measure() -> float:
        # one command grades them all, as a teacher would
        return (
            seconds([str(programs / "nbgrader"), "autograde", "ps1", "--force", *course], env, folder) / count
        )

    return measure


def _otter(folder: Path, programs: Path, count: int, env: dict[str, str]) -> Callable[[], float]:
    (folder / "tests").mkdir(parents=True)
    (folder / "out").mkdir()
    for name, body in bodies().items():
        test = f"@test_case(points=1)\ndef test(torch, row_sums, row_shares):\n{indent(body, '    ')}"
        head = f"OK_FORMAT = False\nfrom otter.test_files import test_case\nname = {name!r}\n\n"
        (folder / "tests" / f"{name}.py").write_text(head + test)
    (folder / "submission.ipynb").write_text(_notebook([_cell(SUBMISSION, "answer")]))
    otter = str(programs / "otter")
    alone = ["--no-environment", "--no-requirements"]
    seconds([otter, "generate", "-t", "tests", "-o", "checks.zip", *alone], env, folder)
    command = [otter, "run", "submission.ipynb", "-a", "checks.zip", "-o", "out", "--no-logo"]

    def measure() -> float:
        taken = sum(seconds(command, env, folder) for _ in range(count)) / count
        told = json.loads((folder / "out" / "results.json").read_text())["tests"]
        _demand(sum(float(one.get("score") or 0) for one in told))
        return taken

    return measure


def _demand(score: float) -> None:
    """Make sure that what was measured is a run in which the right answer got its points."""
    if score != len(CHECKS):
        raise RuntimeError(f"a peer gave {score:g} of {len(CHECKS)} points: nothing can be compared")


def _cell(source: str, name: str, **settings: object) -> dict[str, object]:
    cell: dict[str, object] = {"cell_type": "code", "id": name.replace("_", "-"), "source": source}
    cell |= {"metadata": {}, "outputs": [], "execution_count": None}
    if settings:
        known = {"schema_version": 3, "grade_id": name, "locked": bool(settings["grade"]), "task": False}
        cell["metadata"] = {"nbgrader": {**known, **settings}}
    return cell


def _notebook(cells: list[dict[str, object]]) -> str:
    return json.dumps({"cells": cells, "metadata": _KERNEL, "nbformat": 4, "nbformat_minor": 5})

"""Run the cases as their author would: pytest in one ordinary process, the student's module on its path."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

Outcomes = dict[str, dict[str, str]]

# notes the worst that was reported of each test, sub-tests included, and makes each case's files importable
_CONFTEST = """
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(path) for path in sorted(HERE.iterdir()) if path.is_dir()]
worst = {}


def pytest_runtest_logreport(report):
    if hasattr(report, "wasxfail"):
        told = "not counted"
    elif report.failed:
        told = "not passed"
    elif report.skipped:
        told = "not counted"
    else:
        told = "passed"
    order = ["passed", "not counted", "not passed"]
    before = worst.get(report.nodeid, "passed")
    worst[report.nodeid] = max(before, told, key=order.index)


def pytest_sessionfinish():
    (HERE / "outcomes.json").write_text(json.dumps(worst))
"""


def run_natively(cases: Path, names: Sequence[str], folder: Path, seconds: float) -> Outcomes:
    """Return the outcome of every test by case: "passed", "not passed"; what was skipped is left out."""
    for name in names:
        shutil.copytree(cases / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.move(folder / name / "checks.py", folder / name / f"test_{name}.py")
    (folder / "conftest.py").write_text(_CONFTEST)
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(folder)]
    command += ["-p", "no:cacheprovider", *(f"{name}/test_{name}.py" for name in names)]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=seconds, check=False)
    assert (folder / "outcomes.json").is_file(), done.stdout.decode() + done.stderr.decode()
    outcomes: Outcomes = {name: {} for name in names}
    for node, told in json.loads((folder / "outcomes.json").read_text()).items():
        file, _, check = node.partition("::")
        if told != "not counted":
            outcomes[Path(file).parent.name][check] = told
    return outcomes

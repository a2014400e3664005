"""A course of plain Python: nothing of the checks imports torch or NumPy for it."""

import subprocess
import sys

PROGRAM = """
import sys
from grader.checks import expect
from grader.checks.failure import CheckFailure
from grader.sandbox.observations import Observations, Reply

class Function:
    name = "f"
    def observe(self, *args, observe=frozenset(), **kwargs):
        return Reply([1, 2.5, "a"], None, Observations())

expect(Function(), 1).equals([1, 2.5, "a"])
for expected in ([1, 2.5, "b"], [1, 2.5], {"a": 1}, 3.5, [2.5, 1, "a"], [2, 2.5, "a"]):
    try:
        expect(Function(), [1, 2]).equals(expected)
    except CheckFailure:
        continue
    sys.exit(3)
sys.exit(2 * ("torch" in sys.modules) + ("numpy" in sys.modules))
"""


def test_plain_values_are_judged_without_torch_and_numpy():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60)

    assert done.returncode == 0, done.stderr

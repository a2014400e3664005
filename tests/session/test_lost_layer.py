"""A layer that was there at the probe and fails later is our fault, whatever a check makes of it."""

import os
import sys

import pytest

from tests.builders import Exercise, Graded, grade

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can take limits from the zygote"
)

CHECKS = """
import os
import resource
import time
from pathlib import Path

import pytest


def zygote():
    parent = os.getppid()
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if (entry / "stat").read_text().rpartition(")")[2].split()[1] == str(parent):
                found.append(int(entry.name))
        except OSError:
            continue
    return min(found)


def descriptors():
    return {int(name) for name in os.listdir(f"/proc/{zygote()}/fd")}


def test_before(student):
    assert student.f(1) == 2


def test_dies(student):
    global with_worker
    with_worker = len(descriptors())
    student.die()


def test_plain(student):
    end = time.monotonic() + 5
    while len(descriptors()) >= with_worker and time.monotonic() < end:
        pass  # until the zygote has put the worker away
    # enough to be asked for a worker, too little for the worker to look at itself
    used = descriptors()
    free = [number for number in range(1000) if number not in used]
    resource.prlimit(zygote(), resource.RLIMIT_NOFILE, (free[2], free[2]))
    assert student.f(1) == 2


def test_that_swallows_everything(student):
    with pytest.raises(Exception):
        student.f(1)
"""
STUDENT = """
import os


def f(x):
    return x + 1


def die():
    os._exit(1)
"""


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    exercises = {"lost": Exercise(checks=CHECKS, student=STUDENT, reference=STUDENT)}
    return grade(tmp_path_factory.mktemp("lost"), exercises)


def test_before_the_loss_verdicts_are_the_students_own(graded: Graded) -> None:
    assert [graded.verdicts("lost")[name] for name in ("test_before", "test_dies")] == ["passed", "crashed"]


@pytest.mark.parametrize("check", ["test_plain", "test_that_swallows_everything"])
def test_after_the_loss_the_fault_is_ours(graded: Graded, check: str) -> None:
    assert graded.verdicts("lost")[check] == "internal"


def test_the_teacher_is_told_which_layer_was_lost(graded: Graded) -> None:
    assert "isolation layer" in graded.page("review.html")


def test_the_topic_is_not_graded(graded: Graded) -> None:
    assert graded.topic("lost")["score"] is None
    assert graded.process.returncode == 3

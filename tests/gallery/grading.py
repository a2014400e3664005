"""Grades a class for the gallery, as a teacher would on the command line."""

import site
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.results import Language

ROOT = Path(__file__).parents[2]

# The topics that most of the sample class handed in.
CORE = (
    *("tensor_creation", "reshape", "dim_sums", "matmul", "autograd"),
    *("gradient_zeroing", "gradient_descent", "conv_homework", "mask_slice_iou"),
)


def grade_class(
    submissions: Path, out: Path, language: Language, *, topics: Sequence[str], seed: int
) -> None:
    """Grade every submission in a folder, with `seed`, in `topics` alone; raise where one could not be."""
    chosen = [option for topic in topics for option in ("--topic", topic)]
    subprocess.run(
        [
            *(sys.executable, "-m", "grader", "batch", submissions, "--out", out),
            *("--lang", language, "--seed", str(seed), *chosen),
        ],
        cwd=ROOT,
        check=True,
        timeout=900,
    )


def without_paths(page: str, *others: Path) -> str:
    """Return a page without the places where this machine keeps the project, its packages, and `others`."""
    for place in [*site.getsitepackages(), *map(str, others), str(ROOT)]:
        page = page.replace(place + "/", "").replace(place, ".")
    return page

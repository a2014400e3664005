"""Grade a submission for Classroom 50: its runner starts this in the student's checkout.

Put it into the bundle of an assignment, beside a folder `course` (with exercises/) and requirements that
install the grader. The topics are those of the course; an assignment of a topic's name is that topic alone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COURSE = Path(__file__).resolve().parent / "course"
# no module of the student's checkout is imported, and nothing of it is run here
GRADER = [sys.executable, "-P", "-m", "grader"]


def main() -> int:
    """Write result.json and release-body.md; return 0, whatever the marks, or why there are none."""
    topic = os.environ.get("ASSIGNMENT", "").replace("-", "_")
    chosen = ["--topic", topic] if (COURSE / "exercises" / topic / "checks.py").is_file() and topic else []
    with tempfile.TemporaryDirectory(prefix="classroom50-") as name:
        out = Path(name)
        graded = run("grade", ".", "--course", COURSE, "--out", out / "graded", *chosen)
        if graded > 1:
            return graded
        for form, made in (("classroom50", "result.json"), ("markdown", "release-body.md")):
            if code := run("export", out / "graded", "--to", form, "--out", out / made):
                return code
            put(out / made, Path(made))
    return 0


def run(*words: object) -> int:
    """Run the grader with nothing on its output, which the runner would read; return its exit code."""
    return subprocess.run([*GRADER, *map(str, words)], stdout=subprocess.DEVNULL).returncode


def put(made: Path, target: Path) -> None:
    """Move a file into the checkout: whatever the student has left there under its name is no way out."""
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)
    shutil.copyfile(made, target)


if __name__ == "__main__":
    sys.exit(main())

"""`make cluster-test`: a class graded by `--cluster slurm` on a real Slurm of one node, started for it.

It needs Debian's packages slurm-wlm and munge, and root. Everything of it lies in a temporary folder; the
three daemons are started in the foreground and ended by their process numbers.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.cluster.classes import STUDENTS, make_class
from tests.cluster.slurm.daemons import COMMANDS, running_slurm

SITE = """
jobs = 2
cores = 1
memory = "1GB"
partition = "class"
walltime = "00:10:00"
interface = "lo"
wait = 120
"""


def main() -> int:
    missing = [name for name in COMMANDS if shutil.which(name) is None]
    if missing or os.geteuid() != 0:
        print(
            f"cluster-test: wanted root and {', '.join(COMMANDS)} (apt-get install slurm-wlm munge), "
            f"found uid {os.geteuid()}, missing: {', '.join(missing) or 'none'}"
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="grader-slurm-", ignore_cleanup_errors=True) as name:
        root = Path(name)
        with running_slurm(root / "slurm") as variables:
            return _grade(root, variables)


def _grade(root: Path, variables: dict[str, str]) -> int:
    os.environ.update(variables)
    place = make_class(root / "class")
    local = place.grade("local")
    shutil.rmtree(place.marks / "nodes")
    site = root / "site.toml"
    site.write_text(SITE, encoding="utf-8")
    wrong = root / "wrong.toml"
    wrong.write_text(SITE.replace('"class"', '"nowhere"'), encoding="utf-8")
    refused = place.grade("refused", "--cluster", "slurm", "--cluster-config", wrong)
    assert "invalid partition" in refused.stderr, refused.stderr

    done = place.grade("out", "--cluster", "slurm", "--cluster-config", site)
    sys.stderr.write(done.stderr)
    if done.code != 0:
        return done.code
    nodes = len(list((place.marks / "nodes").iterdir()))
    assert done.marks() == local.marks(), "the marks are not those of a local run"
    print(
        f"cluster-test: {len(STUDENTS)} submissions on {nodes} nodes of Slurm, with the marks of a local run"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

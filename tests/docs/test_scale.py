"""The commands of `docs/scale.md` work as they stand there, on another port."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from grader.batch.cluster.slurm import SlurmTable, read_site
from tests.builders import environment, write
from tests.cluster.classes import STUDENTS, make_class

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
END_SECONDS = 10.0


def block(name: str) -> str:
    """Return the block of code after that mark."""
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.skipif(sys.platform != "linux", reason="nodes of a cluster are tested on Linux")
def test_the_three_commands_grade_a_class(tmp_path: Path) -> None:
    place = make_class(tmp_path)
    place.root.joinpath("in").rename(tmp_path / "submissions")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    scheduler, worker, batch = block("run").replace("8786", str(port)).splitlines()

    background = [_start(tmp_path, scheduler), _start(tmp_path, worker)]
    try:
        code = _start(tmp_path, f"{batch} --course course").wait(60)
    finally:
        for process in reversed(background):
            _end(process)

    assert code == 0
    assert sorted(path.name for path in (tmp_path / "results" / "students").iterdir()) == sorted(STUDENTS)


def test_the_settings_of_a_site_are_those_that_there_are(tmp_path: Path) -> None:
    site = write(tmp_path / "site.toml", block("site"))

    read_site(site)

    shown = set(re.findall(r"^(\w+) =", block("site"), re.MULTILINE))
    assert shown == set(SlurmTable.__struct_fields__)


def _start(folder: Path, command: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", *command.split()],
        cwd=folder,
        env=environment(PYTHONPATH=str(ROOT)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

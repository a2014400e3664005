"""Folders for the files of checks are gone after a run, however it ended."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from grader.batch.desks import PREFIX, Desks, remove_abandoned

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no locks of folders")


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def _age(folder: Path) -> None:
    os.utime(folder, (0, 0))


def test_a_folder_goes_with_its_files() -> None:
    desks = Desks()
    (desks.folder / "poem.txt").write_text("a line")

    desks.remove()

    assert not desks.folder.exists()


def test_the_next_run_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    script = "import os; from grader.batch.desks import Desks; Desks(); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", script], env=os.environ | {"TMPDIR": str(tmp_path)}, check=False)
    (left,) = tmp_path.glob(f"{PREFIX}*")
    _age(left)

    remove_abandoned()

    assert not left.exists()


def test_a_folder_that_is_in_use_stays() -> None:
    desks = Desks()
    _age(desks.folder)

    remove_abandoned()

    assert desks.folder.exists()


def test_a_folder_that_has_just_been_made_stays(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}x").mkdir()

    remove_abandoned()

    assert (tmp_path / f"{PREFIX}x").exists()

"""What the students' guides and the kit's own README tell to type works in a kit."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from grader.kit.contents import TORCH
from tests.builders import run_grader
from tests.kit.terminal import Terminal

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"```\n(.*?)```", re.DOTALL)
# a stub, and topics that are not begun, do not pass
FAILS = ("grader check vectors", "grader check")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh") / "kit"
    assert run_grader("release", "--course", ROOT, "--out", folder).returncode == 0
    return folder


def commands(document: Path) -> list[str]:
    """Return the lines of the document's blocks that call the grader."""
    text = document.read_text(encoding="utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    return [line for line in lines if line.startswith("grader ")]


def run(kit: Path, command: str) -> None:
    words = shlex.split(command)[1:]
    if words[0] == "watch":
        watch_once(kit, words)
        return
    done = run_grader(*words, cwd=kit)
    assert done.returncode == (1 if command in FAILS else 0), done.stderr


def watch_once(kit: Path, words: list[str]) -> None:
    terminal = Terminal(kit, *words, "--lang", "en")
    try:
        terminal.wait("Vectors: length", "0/6", "q quit")
        terminal.press("q")
        terminal.wait("ended 0")
    finally:
        terminal.close()


@pytest.mark.parametrize("name", ["students.md", "students.zh.md"])
def test_every_command_of_the_guide_works(fresh: Path, tmp_path: Path, name: str) -> None:
    kit = shutil.copytree(fresh, tmp_path / "kit")
    found = commands(ROOT / "docs" / name)

    assert len(found) > 7
    for command in found:
        run(kit, command)


@pytest.mark.parametrize("name", ["README.zh.md", "README.en.md"])
def test_every_command_of_the_kits_readme_works(fresh: Path, tmp_path: Path, name: str) -> None:
    kit = shutil.copytree(fresh, tmp_path / "kit")
    found = commands(kit / name)

    assert len(found) == 4
    for command in found:
        run(kit, command)


def test_both_guides_say_the_same_commands() -> None:
    english, chinese = (
        [line.partition('"')[0] for line in commands(ROOT / "docs" / name)]
        for name in ("students.md", "students.zh.md")
    )

    assert english == chinese


def test_the_kit_asks_for_the_torch_that_is_tested() -> None:
    assert f"torch=={TORCH}" in (ROOT / "constraints.txt").read_text().split()

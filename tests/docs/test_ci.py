"""Every command that `docs/ci.md` and `docs/ci.zh.md` show works as it stands there."""

import re
import shlex
from pathlib import Path

import pytest

from tests.builders import run_grader, write
from tests.ci.repositories import Files, GitRepository
from tests.ci.test_pull_requests import BASE, right

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH, CHINESE = ((DOCS / name).read_text("utf-8") for name in ("ci.md", "ci.zh.md"))
_BLOCKS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
COMMANDS = [line for block in _BLOCKS.findall(ENGLISH) for line in block.splitlines()]
FILES = re.compile(r"\]\(\.\./(ci/[^)]+)\)")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of a pull request, with a hidden course beside it that no commit holds."""
    made = GitRepository.create(tmp_path_factory.mktemp("documented") / "repository")
    files: Files = {**BASE, "roster.csv": "login,student\nal-42,alice\n"}
    base = made.commit(files)
    made.git("update-ref", "refs/remotes/origin/main", base)
    mine = right("adding")
    made.check_out(made.commit({**files, "submissions/alice/adding.py": mine, "adding.py": mine}, base))
    for path, text in BASE.items():
        if str(path).startswith("exercises"):
            write(made.path / "hidden-course" / str(path), str(text))
    return made.path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_shown_command_works(repository: Path, command: str) -> None:
    words = shlex.split(command)[1:]

    done = run_grader(*words, cwd=repository)

    assert done.returncode == 0, done.stdout + done.stderr
    assert (repository / words[words.index("--out") + 1] / "students" / "alice" / "report.html").is_file()


def test_both_languages_show_the_same() -> None:
    assert _BLOCKS.findall(ENGLISH) == _BLOCKS.findall(CHINESE)
    assert FILES.findall(ENGLISH) == FILES.findall(CHINESE)


def test_every_ready_file_is_shown() -> None:
    there = {path.relative_to(DOCS.parent).as_posix() for path in (DOCS.parent / "ci").rglob("*.*")}

    assert there | {"ci/docker/Dockerfile"} == set(FILES.findall(ENGLISH))


def test_every_option_of_its_own_is_shown() -> None:
    own = ("--base", "--head", "--out", "--layout", "--folder", "--student", "--roster", "--always-zero")

    assert [option for option in own if f"`{option}" not in ENGLISH and f" {option}" not in ENGLISH] == []

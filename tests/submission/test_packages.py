"""A topic is handed in as a package, or with further files beside its own."""

import hashlib
import os
import sys
import zipfile
from pathlib import Path

import pytest

from grader.errors import InputError
from grader.results import Text
from grader.submission import Caps, Submission, read_submission, reasons

TOPICS = ("bank", "shop")
EXTRA = {"shop": ("items.py", "cart.py")}
PACKAGE = {"bank/__init__.py": "from .ledger import f\n", "bank/ledger.py": "f = 1\n"}

posix = pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX systems")


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def zipped(root: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(root / "alice.zip", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return root / "alice.zip"


def modules(submission: Submission, topic: str) -> list[str]:
    return [file.name for file in submission.modules.get(topic, ())]


def told(submission: Submission) -> dict[str, Text]:
    return {entry.name: entry.reason for entry in submission.ignored}


@pytest.mark.parametrize("below", ["", "homework/"])
@pytest.mark.parametrize("form", [write, zipped])
def test_a_package_is_read_from_folders_and_zips(tmp_path: Path, form, below: str) -> None:
    (tmp_path / "alice").mkdir()
    files = PACKAGE | {"bank/money/__init__.py": "", "bank/money/coins.py": "c = 1\n"}
    path = form(tmp_path / "alice", {below + name: text for name, text in files.items()})
    submission = read_submission(path, TOPICS)

    assert submission.files["bank"].name == "bank/__init__.py"
    assert modules(submission, "bank") == ["bank/ledger.py", "bank/money/__init__.py", "bank/money/coins.py"]
    assert submission.submitted().files == {
        name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()
    }
    assert submission.ignored == ()


def test_a_package_can_be_handed_in_itself(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path, PACKAGE) / "bank", TOPICS)

    assert submission.student == "bank"
    assert submission.files["bank"].name == "bank/__init__.py"
    assert modules(submission, "bank") == ["bank/ledger.py"]


def test_what_is_no_module_in_a_package_is_left_out_with_a_note(tmp_path: Path) -> None:
    odd = {
        "bank/data.csv": "",
        "bank/my-tools.py": "",
        "bank/notes.ipynb": "{}",
        "bank/old one/x.py": "",
        "bank/.git/config.py": "",
        "bank/__pycache__/ledger.py": "",
    }
    submission = read_submission(write(tmp_path / "alice", PACKAGE | odd), TOPICS)

    assert modules(submission, "bank") == ["bank/ledger.py"]
    assert {name for name, reason in told(submission).items() if reason == reasons.NO_MODULE} == {
        "bank/data.csv",
        "bank/my-tools.py",
        "bank/notes.ipynb",
        "bank/old one/x.py",
    }
    assert {entry.name for entry in submission.ignored if entry.hidden} == {"bank/.git", "bank/__pycache__"}


def test_a_module_that_cannot_be_read_is_left_out_with_its_reason(tmp_path: Path) -> None:
    folder = write(tmp_path / "alice", PACKAGE)
    (folder / "bank" / "latin.py").write_bytes(b"a = '\xe9'\n")
    submission = read_submission(folder, TOPICS)

    assert list(submission.files) == ["bank"]
    assert modules(submission, "bank") == ["bank/ledger.py"]
    assert told(submission) == {"bank/latin.py": reasons.not_utf8(1)}


@pytest.mark.parametrize("other", ["bank.py", "bank.ipynb"])
def test_a_package_and_a_file_of_one_topic_are_one_too_many(tmp_path: Path, other: str) -> None:
    submission = read_submission(write(tmp_path / "alice", PACKAGE | {other: "{}"}), TOPICS)

    assert submission.files == {}
    assert submission.problems == {"bank": reasons.TWO_FORMS}


def test_a_folder_without_init_is_no_package(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path / "alice", {"bank/ledger.py": "", "shop.py": ""}), TOPICS)

    assert list(submission.files) == ["shop"]
    assert told(submission)["bank"] == reasons.NO_PACKAGE


def test_an_empty_init_beside_the_topics_file_makes_no_package(tmp_path: Path) -> None:
    """Editors put it there."""
    submission = read_submission(
        write(tmp_path / "alice", {"bank/__init__.py": "\n", "bank/bank.py": ""}), TOPICS
    )

    assert submission.files["bank"].name == "bank.py"


def test_a_module_may_have_the_name_of_its_package(tmp_path: Path) -> None:
    files = {"bank/__init__.py": "from .bank import f\n", "bank/bank.py": "f = 1\n"}
    submission = read_submission(write(tmp_path / "alice", files), TOPICS)

    assert submission.files["bank"].name == "bank/__init__.py"
    assert modules(submission, "bank") == ["bank/bank.py"]


@pytest.mark.parametrize("twin", ["bank/Ledger.py", "bank/ledger.py"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_twins_in_a_package_are_refused(tmp_path: Path, twin: str) -> None:
    with zipfile.ZipFile(tmp_path / "alice.zip", "w") as archive:
        for name in (*PACKAGE, twin):
            archive.writestr(name, "x = 1\n")

    problem = read_submission(tmp_path / "alice.zip", TOPICS).problems["bank"]

    assert "ledger.py was handed in twice" in problem.en.replace("Ledger", "ledger")


@posix
def test_links_in_a_package_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "course", {"secret.py": "SECRET"})
    folder = write(tmp_path / "alice", PACKAGE)
    (folder / "bank" / "secret.py").symlink_to(tmp_path / "course" / "secret.py")
    (folder / "bank" / "course").symlink_to(tmp_path / "course")
    submission = read_submission(folder, TOPICS)

    assert modules(submission, "bank") == ["bank/ledger.py"]
    assert told(submission) == {"bank/secret.py": reasons.LINK, "bank/course": reasons.NO_MODULE}


@posix
def test_a_package_that_is_a_link_is_not_looked_into(tmp_path: Path) -> None:
    write(tmp_path / "course", PACKAGE)
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice" / "bank").symlink_to(tmp_path / "course" / "bank")

    assert read_submission(tmp_path / "alice", TOPICS).files == {}


def test_names_in_a_zip_reach_nothing(tmp_path: Path) -> None:
    files = PACKAGE | {"bank/../../bank/x.py": "", "/bank/y.py": ""}
    submission = read_submission(zipped(tmp_path, files), TOPICS)

    assert modules(submission, "bank") == ["bank/ledger.py"]


def test_the_caps_hold_over_all_files_of_a_topic(tmp_path: Path) -> None:
    many = {f"bank/m{number}.py": "#" * 400 for number in range(5)}
    folder = write(tmp_path / "alice", PACKAGE | many)

    assert read_submission(folder, TOPICS, Caps(topic=1000)).problems == {
        "bank": reasons.too_large_together(1000)
    }
    assert read_submission(folder, TOPICS, Caps(modules=5)).problems == {"bank": reasons.too_many(5)}
    with pytest.raises(InputError, match="source files"):
        read_submission(folder, TOPICS, Caps(total=1000))
    with pytest.raises(InputError, match="at most 5 files"):
        read_submission(folder, TOPICS, Caps(entries=5))


def test_folders_in_folders_end_somewhere(tmp_path: Path) -> None:
    deep = "bank/" + "/".join(["d"] * 30)
    submission = read_submission(write(tmp_path / "alice", PACKAGE | {f"{deep}/x.py": ""}), TOPICS)

    assert modules(submission, "bank") == ["bank/ledger.py"]
    assert list(told(submission).values()) == [reasons.DEEP]


def test_further_files_go_with_their_topic(tmp_path: Path) -> None:
    files = {"shop.py": "import items\n", "items.py": "a = 1\n", "cart.py": "b = 1\n", "other.py": ""}
    submission = read_submission(write(tmp_path / "alice", files), TOPICS, extra=EXTRA)

    assert submission.files["shop"].name == "shop.py"
    assert modules(submission, "shop") == ["cart.py", "items.py"]
    assert list(submission.submitted().files) == ["shop.py", "cart.py", "items.py"]
    assert list(told(submission)) == ["other.py"]


def test_a_further_file_that_lacks_is_no_problem(tmp_path: Path) -> None:
    submission = read_submission(
        write(tmp_path / "alice", {"shop.py": "", "cart.py": ""}), TOPICS, extra=EXTRA
    )

    assert modules(submission, "shop") == ["cart.py"]
    assert submission.problems == {}


def test_further_files_alone_are_no_submission_of_the_topic(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path / "alice", {"items.py": ""}), TOPICS, extra=EXTRA)

    assert submission.files == {}
    assert told(submission) == {"items.py": reasons.without_its_topic("shop")}


def test_a_further_file_may_serve_several_topics(tmp_path: Path) -> None:
    extra = {"shop": ("items.py",), "bank": ("items.py",)}
    files = {"shop.py": "", "bank.py": "", "items.py": "a = 1\n"}
    submission = read_submission(write(tmp_path / "alice", files), TOPICS, extra=extra)

    assert modules(submission, "shop") == modules(submission, "bank") == ["items.py"]
    assert list(submission.submitted().files) == ["bank.py", "items.py", "shop.py"]


@posix
def test_a_further_file_that_is_a_link_is_left_out(tmp_path: Path) -> None:
    folder = write(tmp_path / "alice", {"shop.py": ""})
    os.symlink(write(tmp_path, {"secret.py": ""}) / "secret.py", folder / "items.py")
    submission = read_submission(folder, TOPICS, extra=EXTRA)

    assert modules(submission, "shop") == []
    assert told(submission) == {"items.py": reasons.LINK}

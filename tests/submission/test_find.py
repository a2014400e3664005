"""The submissions of a folder are found in the layouts that teachers have."""

import sys
from pathlib import Path

import pytest

from grader.errors import InputError
from grader.submission import find_submissions, read_candidate

TOPICS = ("dim_sums", "matmul")


def fill(root: Path, *files: str) -> Path:
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"# {name}\n")
    return root


def ids(folder: Path) -> list[str]:
    return [candidate.id for candidate in find_submissions(folder)]


def texts(folder: Path) -> dict[str, dict[str, str]]:
    return {
        candidate.id: {
            topic: file.text.strip("# \n") for topic, file in read_candidate(candidate, TOPICS).files.items()
        }
        for candidate in find_submissions(folder)
    }


def test_sub_folders_and_zips_are_submissions(tmp_path: Path) -> None:
    fill(tmp_path, "bob/dim_sums.py", "alice.zip", "张三/matmul.py")

    assert ids(tmp_path) == ["alice", "bob", "张三"]


def test_what_is_no_submission_is_passed_by(tmp_path: Path) -> None:
    fill(tmp_path, "alice/x", ".git/x", "__MACOSX/x", ".DS_Store", "README.md", "dim_sums.py", "grades.csv")

    assert ids(tmp_path) == ["alice"]


def test_a_folder_and_a_zip_of_one_name_get_two_ids(tmp_path: Path) -> None:
    fill(tmp_path, "alice/x", "Alice.zip")

    assert sorted(ids(tmp_path), key=str.casefold) == ["Alice", "alice-2"]


def test_an_empty_folder_of_a_student_is_a_submission(tmp_path: Path) -> None:
    (tmp_path / "alice").mkdir()

    assert texts(tmp_path) == {"alice": {}}


def test_moodle_folders_are_named_by_student_and_number(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "Jane Doe_101_assignsubmission_file_/dim_sums.py",
        "Jane Doe_102_assignsubmission_file/matmul.py",
    )
    fill(tmp_path, "Li_103_assignsubmission_file_/hw/dim_sums.py")

    assert ids(tmp_path) == ["Jane Doe_101", "Jane Doe_102", "Li_103"]
    assert list(texts(tmp_path)["Li_103"]) == ["dim_sums"]


def test_moodle_text_typed_online_is_a_submission_only_without_files(tmp_path: Path) -> None:
    fill(tmp_path, "Li_1_assignsubmission_file_/dim_sums.py", "Li_1_assignsubmission_onlinetext_/text.html")
    fill(tmp_path, "Wu_2_assignsubmission_onlinetext_/text.html")

    assert {student: list(files) for student, files in texts(tmp_path).items()} == {
        "Li_1": ["dim_sums"],
        "Wu_2": [],
    }


def test_moodle_loose_files_are_grouped_by_student(tmp_path: Path) -> None:
    fill(tmp_path, "Li_1_assignsubmission_file_dim_sums.py", "Li_1_assignsubmission_file_matmul.py")

    assert {student: list(files) for student, files in texts(tmp_path).items()} == {
        "Li_1": ["dim_sums", "matmul"]
    }


def test_canvas_files_are_grouped_by_student(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "doejane_12345_67890_dim_sums.py",
        "doejane_12345_67891_matmul.py",
        "doejane_LATE_222_333_dim_sums.py",
    )

    assert texts(tmp_path) == {
        "doejane_12345": {
            "dim_sums": "doejane_12345_67890_dim_sums.py",
            "matmul": "doejane_12345_67891_matmul.py",
        },
        "doejane_222": {"dim_sums": "doejane_LATE_222_333_dim_sums.py"},
    }


@pytest.mark.parametrize("late", ["", "_LATE"])
def test_canvas_files_handed_in_again_count_in_their_newest_form(tmp_path: Path, late: str) -> None:
    fill(tmp_path, "a_11_21_dim_sums.py", f"a{late}_11_29_dim_sums-10.py", "a_11_25_dim_sums-2.py")

    assert texts(tmp_path) == {"a_11": {"dim_sums": f"a{late}_11_29_dim_sums-10.py"}}


def test_a_zip_named_as_canvas_names_it_is_its_students(tmp_path: Path) -> None:
    fill(tmp_path, "doejane_12345_67890_hw.zip")

    assert ids(tmp_path) == ["doejane_12345"]


def test_zips_with_small_numbers_in_their_names_stay_apart(tmp_path: Path) -> None:
    fill(tmp_path, "lab_1_2_alice.zip", "lab_1_2_bob.zip")

    assert ids(tmp_path) == ["lab_1_2_alice", "lab_1_2_bob"]


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX systems")
def test_a_link_is_found_and_refused_in_its_own_row(tmp_path: Path) -> None:
    fill(tmp_path, "class/bob/dim_sums.py", "course/dim_sums.py")
    (tmp_path / "class" / "alice").symlink_to(tmp_path / "course")
    (tmp_path / "class" / "loop").symlink_to("loop")
    alice, bob = find_submissions(tmp_path / "class")

    assert list(read_candidate(bob, TOPICS).files) == ["dim_sums"]
    with pytest.raises(InputError, match="found a link"):
        read_candidate(alice, TOPICS)


def test_a_zip_that_cannot_be_read_is_refused_in_its_own_row(tmp_path: Path) -> None:
    fill(tmp_path, "alice.zip")
    with pytest.raises(InputError, match=r"alice\.zip: wanted a zip"):
        read_candidate(find_submissions(tmp_path)[0], TOPICS)


def test_a_missing_folder_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder of submissions"):
        find_submissions(tmp_path / "nothing")

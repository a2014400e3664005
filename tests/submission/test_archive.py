"""A zip is read entry by entry; a hostile one is refused, or its entries are left alone."""

import io
import stat
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from grader.errors import InputError
from grader.submission import Caps, Submission, read_submission, reasons

TOPICS = ("dim_sums", "matmul")
CODE = b"def sum_all(a):\n    return a.sum()\n"


def zipped(root: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    path = root / "alice.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def of_mode(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3  # Unix
    info.external_attr = mode << 16
    return info


def ignored(submission: Submission) -> dict[str, str]:
    return {entry.name: entry.reason.en for entry in submission.ignored}


@pytest.mark.parametrize("folder", ["", "hw/", "./", "hw\\"])
def test_a_zip_is_read_with_or_without_a_folder_in_it(tmp_path: Path, folder: str) -> None:
    submission = read_submission(zipped(tmp_path, (f"{folder}dim_sums.py", CODE)), TOPICS)

    assert submission.student == "alice"
    assert submission.files["dim_sums"].text == CODE.decode()
    assert submission.ignored == ()


def test_of_two_folders_neither_is_looked_into(tmp_path: Path) -> None:
    path = zipped(
        tmp_path, ("one/two/dim_sums.py", CODE), ("two/one/dim_sums.py", CODE), ("two/matmul.py", CODE)
    )
    submission = read_submission(path, TOPICS)

    assert submission.files == {}
    assert set(ignored(submission).values()) == {reasons.DEEPER.en}


def test_what_macos_adds_is_no_second_folder(tmp_path: Path) -> None:
    path = zipped(
        tmp_path,
        ("hw/", b""),
        ("hw/dim_sums.py", CODE),
        ("__MACOSX/hw/._dim_sums.py", b"\0"),
        ("hw/.DS_Store", b""),
    )
    submission = read_submission(path, TOPICS)

    assert list(submission.files) == ["dim_sums"]
    assert set(ignored(submission).values()) == {reasons.HIDDEN.en}


def test_a_zip_inside_the_folder_of_a_student_is_opened(tmp_path: Path) -> None:
    zipped(tmp_path, ("hw/dim_sums.py", CODE))

    assert list(read_submission(tmp_path, TOPICS).files) == ["dim_sums"]


def test_a_zip_beside_a_topics_file_is_left_alone(tmp_path: Path) -> None:
    zipped(tmp_path, ("matmul.py", CODE))
    (tmp_path / "dim_sums.py").write_bytes(CODE)

    assert list(read_submission(tmp_path, TOPICS).files) == ["dim_sums"]


def test_a_zip_inside_a_zip_is_left_alone(tmp_path: Path) -> None:
    inner = zipped(tmp_path, ("dim_sums.py", CODE)).read_bytes()
    submission = read_submission(zipped(tmp_path, ("inner.zip", inner)), TOPICS)

    assert submission.files == {}
    assert list(ignored(submission)) == ["inner.zip"]


@pytest.mark.parametrize(
    "name",
    [
        "../dim_sums.py",
        "hw/../dim_sums.py",
        "/dim_sums.py",
        "//host/share/dim_sums.py",
        "C:/dim_sums.py",
        "C:dim_sums.py",
        "..\\dim_sums.py",
        "dim_sums.py\n",
    ],
)
def test_a_path_that_leads_elsewhere_is_ignored(tmp_path: Path, name: str) -> None:
    submission = read_submission(zipped(tmp_path, (name, b"BAD"), ("hw/dim_sums.py", CODE)), TOPICS)

    assert submission.files["dim_sums"].text == CODE.decode()
    assert list(ignored(submission).values()) == [reasons.UNSAFE_PATH.en]


def test_a_name_cut_short_by_nul_is_ignored(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("dim_sums.pyX.png", CODE))
    path.write_bytes(path.read_bytes().replace(b"dim_sums.pyX.png", b"dim_sums.py\0.png"))
    submission = read_submission(path, TOPICS)

    assert (submission.files, submission.problems) == ({}, {})
    assert list(ignored(submission).values()) == [reasons.UNSAFE_PATH.en]


@pytest.mark.parametrize("name", [".", "./", "././.", "hw/./", "/"])
def test_a_name_that_says_nothing_is_passed_by(tmp_path: Path, name: str) -> None:
    submission = read_submission(zipped(tmp_path, (name, b""), ("hw/dim_sums.py", CODE)), TOPICS)

    assert list(submission.files) == ["dim_sums"]


def test_a_name_that_is_too_long_is_ignored_and_shown_cut(tmp_path: Path) -> None:
    submission = read_submission(zipped(tmp_path, ("x" * 60_000, b"")), TOPICS)

    assert list(ignored(submission)) == ["x" * 255 + "…"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_a_problem(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("dim_sums.py", CODE), ("dim_sums.py", b"BAD"), ("matmul.py", CODE))
    submission = read_submission(path, TOPICS)

    assert submission.problems == {"dim_sums": reasons.TWICE}
    assert list(submission.files) == ["matmul"]


def test_of_case_twins_only_the_exact_name_is_used(tmp_path: Path) -> None:
    submission = read_submission(zipped(tmp_path, ("DIM_SUMS.py", b"BAD"), ("dim_sums.py", CODE)), TOPICS)

    assert submission.files["dim_sums"].text == CODE.decode()
    assert list(ignored(submission)) == ["DIM_SUMS.py"]


@pytest.mark.parametrize(
    ("mode", "problem"),
    [
        (stat.S_IFLNK | 0o777, reasons.LINK),
        (stat.S_IFIFO | 0o644, reasons.SPECIAL),
        (stat.S_IFCHR | 0o644, reasons.SPECIAL),
    ],
)
def test_links_and_devices_in_a_zip_are_problems(tmp_path: Path, mode: int, problem: object) -> None:
    path = zipped(tmp_path, (of_mode("dim_sums.py", mode), b"/etc/passwd"), ("matmul.py", CODE))
    submission = read_submission(path, TOPICS)

    assert submission.problems == {"dim_sums": problem}
    assert list(submission.files) == ["matmul"]


def test_an_entry_with_a_password_is_a_problem(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("dim_sums.py", CODE))
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + offset] |= 1
    path.write_bytes(raw)

    assert read_submission(path, TOPICS).problems == {"dim_sums": reasons.ENCRYPTED}


def test_an_unusual_compression_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "alice.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("dim_sums.py", CODE)

    assert read_submission(path, TOPICS).problems == {"dim_sums": reasons.COMPRESSION}


def test_a_damaged_entry_is_a_problem_of_its_topic_alone(tmp_path: Path) -> None:
    path = tmp_path / "alice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("dim_sums.py", b"x = 'intact'")
        archive.writestr("matmul.py", CODE)
    path.write_bytes(path.read_bytes().replace(b"intact", b"broken"))
    submission = read_submission(path, TOPICS)

    assert submission.problems == {"dim_sums": reasons.DAMAGED}
    assert list(submission.files) == ["matmul"]


def test_a_bomb_costs_no_more_than_the_cap(tmp_path: Path) -> None:
    bomb = b"#" * (50 << 20)
    path = zipped(tmp_path, ("dim_sums.py", bomb), ("data.bin", bomb), ("matmul.py", CODE))
    del bomb
    tracemalloc.start()
    submission = read_submission(path, TOPICS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 8 * Caps().file
    assert submission.problems == {"dim_sums": reasons.too_large(Caps().file)}
    assert list(submission.files) == ["matmul"]


def test_an_entry_that_understates_its_size_does_not_pass_the_cap(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("dim_sums.py", b"#" * 10_000))
    raw = path.read_bytes().replace(struct.pack("<I", 10_000), struct.pack("<I", 10))
    path.write_bytes(raw)
    submission = read_submission(path, TOPICS, Caps(file=1000))

    assert submission.files == {}
    assert list(submission.problems) == ["dim_sums"]


def test_overlapping_entries_are_refused(tmp_path: Path) -> None:
    """Two names for one place, as in the bombs that quote one kernel a thousand times."""
    path = zipped(tmp_path, ("dim_sums.py", CODE), ("matmul.py", CODE))
    raw = bytearray(path.read_bytes())
    second = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 4)
    raw[second + 42 : second + 46] = struct.pack("<I", 0)
    path.write_bytes(raw)
    with pytest.raises(InputError, match="overlapping"):
        read_submission(path, TOPICS)


def test_an_entry_that_runs_into_the_directory_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, ("dim_sums.py", CODE))
    raw = bytearray(path.read_bytes())
    central = raw.index(b"PK\x01\x02")
    raw[central + 20 : central + 24] = struct.pack("<I", 10_000)
    path.write_bytes(raw)
    with pytest.raises(InputError, match="overlapping"):
        read_submission(path, TOPICS)


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, *((f"{n}.txt", b"") for n in range(6)))
    with pytest.raises(InputError, match="at most 5 files, found 6"):
        read_submission(path, TOPICS, Caps(entries=5))


def test_a_long_directory_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    path = zipped(tmp_path, *((f"{n:0100}.txt", b"") for n in range(20)))
    with pytest.raises(InputError, match="directory is too long"):
        read_submission(path, TOPICS, Caps(directory=1000))


def test_a_large_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "alice.zip"
    with path.open("wb") as file:
        file.truncate(Caps().archive + 1)
    with pytest.raises(InputError, match="a zip of at most 64 MiB"):
        read_submission(path, TOPICS)


@pytest.mark.parametrize("content", [b"", b"Rar!\x1a\x07", b"PK\x05\x06" + b"\xff" * 18, b"PK\x03\x04"])
def test_a_file_that_is_no_zip_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "alice.zip"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"alice\.zip: wanted a zip that can be read") as caught:
        read_submission(path, TOPICS)

    assert "\n" not in str(caught.value)


def test_a_zip_cut_anywhere_never_ends_in_a_traceback(tmp_path: Path) -> None:
    whole = zipped(tmp_path, ("dim_sums.py", CODE), ("matmul.py", CODE)).read_bytes()
    path = tmp_path / "cut.zip"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError):
            read_submission(path, TOPICS)


def test_a_zip_with_any_byte_changed_never_ends_in_a_traceback(tmp_path: Path) -> None:
    whole = zipped(tmp_path, ("dim_sums.py", CODE), ("hw/matmul.py", CODE)).read_bytes()
    path = tmp_path / "changed.zip"
    for position in range(len(whole)):
        for change in (0x01, 0x80, 0xFF):
            raw = bytearray(whole)
            raw[position] ^= change
            path.write_bytes(raw)
            try:
                submission = read_submission(path, TOPICS)
            except InputError:
                continue
            assert all(file.text == CODE.decode() for file in submission.files.values())


def test_an_empty_zip_is_a_submission_without_files(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    (tmp_path / "alice.zip").write_bytes(buffer.getvalue())

    assert read_submission(tmp_path / "alice.zip", TOPICS).files == {}

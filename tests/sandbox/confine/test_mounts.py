"""The file system of a worker."""

import errno
import os
from pathlib import Path

import pytest

from grader.sandbox.limits import MIB, Limits

NOBODY = 65534
ROOT = ("pid_ns", "mount_ns")
USERS = pytest.mark.parametrize("user", [None, NOBODY], ids=["caller", "nobody"])


@pytest.fixture
def folder(tmp_path):
    for part in (tmp_path, *tmp_path.parents[:2]):
        part.chmod(0o755)
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "hidden.py").write_text("42", encoding="ascii")
    (tmp_path / "open.py").write_text("1", encoding="ascii")
    return tmp_path


def write(path: str) -> int:
    """Return 0 where the file could be made, or else the number of the error."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError as error:
        return int(error.errno or -1)
    return 0


@USERS
def test_only_what_is_named_is_there(confined, user):
    shown = confined(lambda: sorted(os.listdir("/")), *ROOT, user=user, readable=("/etc/passwd",))

    assert shown == ["dev", "etc", "proc", "tmp"]


def test_devices_are_the_harmless_ones(confined):
    assert confined(lambda: sorted(os.listdir("/dev")), *ROOT) == [
        "null",
        "random",
        "urandom",
        "zero",
    ]


@USERS
def test_devices_work(confined, user):
    def use() -> int:
        with open("/dev/null", "wb") as null, open("/dev/zero", "rb") as zero:
            null.write(b"x")
            return len(zero.read(3))

    assert confined(use, *ROOT, user=user) == 3


@USERS
@pytest.mark.parametrize("path", ["/new", "/dev/new", "/etc/new"])
def test_the_root_is_read_only(confined, user, path):
    outcome = confined(lambda: write(path), *ROOT, user=user, readable=("/etc/passwd",))

    assert outcome == errno.EROFS


@USERS
def test_a_readable_folder_is_read_only(confined, user, folder):
    path = str(folder / "new")
    outcome = confined(lambda: write(path), *ROOT, user=user, readable=(str(folder),))

    assert outcome == errno.EROFS


@USERS
def test_a_readable_folder_below_tmp_is_shown(confined, user, folder):
    path = folder / "open.py"
    outcome = confined(lambda: path.read_text("ascii"), *ROOT, user=user, readable=(str(folder),))

    assert outcome == "1"


@USERS
def test_a_masked_folder_inside_a_readable_one_is_empty(confined, user, folder):
    masked = str(folder / "checks")
    plan = {"readable": (str(folder),), "masked": (masked,), "user": user}

    assert confined(lambda: os.listdir(masked), *ROOT, **plan) == []


def test_a_masked_file_inside_a_readable_folder_is_empty(confined, folder):
    masked = folder / "open.py"
    plan = {"readable": (str(folder),), "masked": (str(masked),)}

    assert confined(lambda: masked.read_text("ascii"), *ROOT, **plan) in ("", "PermissionError")


def test_a_masked_folder_is_hidden_under_its_other_name_too(confined, folder):
    (folder / "link").symlink_to(folder / "checks")
    plan = {"readable": (str(folder),), "masked": (str(folder / "link"),)}

    assert confined(lambda: os.listdir(folder / "checks"), *ROOT, **plan) == []


def test_a_folder_around_a_readable_one_is_not_shown(confined, folder):
    """The interpreter may lie inside the course's folder."""
    outcome = confined(
        lambda: os.listdir(folder),
        *ROOT,
        readable=(str(folder / "checks"),),
        masked=(str(folder),),
    )

    assert outcome == ["checks"]


@USERS
def test_the_scratch_folder_is_private_and_empty(confined, user):
    def look() -> list[object]:
        status = os.stat(".")
        return [os.getcwd(), os.listdir(), oct(status.st_mode & 0o777), status.st_uid == os.getuid()]

    assert confined(look, *ROOT, user=user) == ["/tmp/home", [], "0o700", True]


def test_the_scratch_folder_has_a_size(confined):
    def fill() -> int:
        try:
            Path("large").write_bytes(bytes(2 * MIB))
        except OSError as error:
            return int(error.errno or 0)
        return 0

    assert confined(fill, *ROOT, limits=Limits(scratch_bytes=MIB)) == errno.ENOSPC


def test_the_scratch_folder_has_a_number_of_files(confined):
    def fill() -> int:
        return next((error for n in range(100) if (error := write(f"file{n}"))), 0)

    assert confined(fill, *ROOT, limits=Limits(scratch_files=32)) == errno.ENOSPC


def test_nothing_is_left_in_the_hosts_tmp(confined):
    before = set(os.listdir("/tmp"))
    confined(lambda: write("/tmp/left_by_a_worker"), *ROOT)

    assert "left_by_a_worker" not in set(os.listdir("/tmp")) - before


@USERS
def test_proc_shows_the_worker_alone(confined, user):
    def processes() -> list[str]:
        return [name for name in os.listdir("/proc") if name.isdigit()]

    assert confined(processes, *ROOT, user=user) in (["1"], [])


def test_proc_is_not_mounted_over_the_hosts_processes(confined):
    assert confined(lambda: os.path.exists("/proc"), "mount_ns") is False


def test_no_shared_memory_folder_is_there(confined):
    assert confined(lambda: os.path.exists("/dev/shm"), *ROOT) is False


def test_the_old_root_is_gone(confined):
    assert confined(lambda: [name for name in os.listdir("/") if name.startswith(".")], *ROOT) == []

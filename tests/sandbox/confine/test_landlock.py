"""Landlock alone, without namespaces, without a uid: what the reduced tier stands on."""

import os
import resource
import socket

import pytest

from grader.sandbox.confine import linux

LANDLOCK = ("no_new_privs", "landlock")


@pytest.fixture
def folder(tmp_path):
    """Return a folder that anyone may read and write."""
    for part in (tmp_path, *tmp_path.parents[:2]):
        part.chmod(0o777)
    (tmp_path / "secret.txt").write_text("42", encoding="ascii")
    return tmp_path


def reader(path: object):
    def read() -> str:
        with open(str(path), encoding="ascii") as file:
            return file.read()

    return read


def writer(path: object):
    def write() -> str:
        with open(str(path), "w", encoding="ascii") as file:
            file.write("forged")
        return "written"

    return write


def test_a_file_can_be_read_without_it(confined, folder):
    assert confined(reader(folder / "secret.txt")) == "42"


def test_a_file_cannot_be_read_with_it(confined, folder):
    assert confined(reader(folder / "secret.txt"), *LANDLOCK) == "PermissionError"


def test_a_file_can_be_written_without_it(confined, folder):
    assert confined(writer(folder / "new.txt")) == "written"


def test_a_file_cannot_be_written_with_it(confined, folder):
    assert confined(writer(folder / "new.txt"), *LANDLOCK) == "PermissionError"


def test_the_root_folder_cannot_be_listed(confined):
    assert confined(lambda: os.listdir("/"), *LANDLOCK) == "PermissionError"


def test_a_readable_folder_can_be_read(confined, folder):
    assert confined(reader(folder / "secret.txt"), *LANDLOCK, readable=(str(folder),)) == "42"


def test_a_readable_folder_cannot_be_written(confined, folder):
    outcome = confined(writer(folder / "new.txt"), *LANDLOCK, readable=(str(folder),))

    assert outcome == "PermissionError"


def test_a_masked_folder_inside_a_readable_one_cannot_be_read(confined, folder):
    (folder / "checks").mkdir()
    (folder / "checks" / "hidden.py").write_text("42", encoding="ascii")
    plan = {"readable": (str(folder),), "masked": (str(folder / "checks"),)}

    assert confined(reader(folder / "checks" / "hidden.py"), *LANDLOCK, **plan) == "PermissionError"


def test_beside_a_masked_folder_reading_goes_on(confined, folder):
    (folder / "checks").mkdir()
    plan = {"readable": (str(folder),), "masked": (str(folder / "checks"),)}

    assert confined(reader(folder / "secret.txt"), *LANDLOCK, **plan) == "42"


def test_the_scratch_folder_can_be_used(confined):
    def use() -> list[str]:
        os.mkdir("a")
        with open("a/b", "w", encoding="ascii") as file:
            file.write("x")
        os.rename("a/b", "c")
        os.truncate("c", 0)
        os.rmdir("a")
        return os.listdir()

    assert confined(use, *LANDLOCK) == ["c"]


def connect(family: int, address: object):
    def run() -> str:
        with socket.socket(family) as client:
            client.settimeout(1)
            client.connect(address)
        return "connected"

    return run


@pytest.fixture
def tcp():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield connect(socket.AF_INET, listener.getsockname())


@pytest.fixture
def abstract():
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("")  # the kernel gives a free abstract name
        listener.listen()
        yield connect(socket.AF_UNIX, listener.getsockname())


@pytest.mark.parametrize("kind", ["tcp", "abstract"])
def test_a_socket_can_be_reached_without_it(confined, kind, request):
    assert confined(request.getfixturevalue(kind)) == "connected"


@pytest.mark.parametrize("kind", ["tcp", "abstract"])
def test_a_socket_cannot_be_reached_with_it(confined, kind, request):
    assert confined(request.getfixturevalue(kind), *LANDLOCK) == "PermissionError"


def signal_parent() -> str:
    os.kill(os.getppid(), 0)
    return "done"


def read_environment() -> str:
    # An ancestor that may be dumped, unlike the host itself.
    with open(f"/proc/{ANCESTOR}/environ", "rb") as file:
        file.read(1)
    return "done"


def trace() -> str:
    linux.call("ptrace", 0x4206, ANCESTOR, 0, 0)
    return "done"


ANCESTOR = os.getpid()
REACHES = [signal_parent, read_environment, trace]


@pytest.mark.parametrize("operation", REACHES, ids=lambda one: one.__name__)
def test_a_process_can_be_reached_without_it(confined, operation):
    assert confined(operation) == "done"


@pytest.mark.parametrize("operation", REACHES, ids=lambda one: one.__name__)
def test_a_process_cannot_be_reached_with_it(confined, operation):
    assert confined(operation, *LANDLOCK) == "PermissionError"


def test_the_limits_of_others_are_left_to_the_filter(confined):
    outcome = confined(lambda: resource.prlimit(ANCESTOR, resource.RLIMIT_CORE) and "read", *LANDLOCK)

    assert outcome == "read"

"""Secrets are planted wherever the grader has any, and a student's file looks for them from inside.

What is found is returned to the check, which demands that it is nothing. The searching code never holds a
canary itself: it looks by a pattern that does not match its own text.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.builders import Exercise, run_grader, write, write_course

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="searches /proc")

CHECKS = """
import os
from pathlib import Path

SECRET = "CANARY_checks"
PLACES = {places!r}


def test_memory(student):
    assert student.in_memory() == []


def test_objects(student):
    assert student.in_objects() == []


def test_environment(student):
    assert student.in_environment() == []


def test_processes(student):
    assert student.in_processes() == []


def test_descriptors(student):
    assert student.in_descriptors() == []


def test_names_of_files(student):
    assert student.in_names_of_files() == []


def test_process_of_the_grader(student):
    assert student.readable([f"/proc/{{os.getppid()}}/mem", f"/proc/{{os.getpid()}}/environ"]) == []


def test_places_that_are_told(student):
    # the last but one: what it is told stays in the worker's memory
    assert student.readable(PLACES) == []


def test_the_search_itself_works(student):
    student.plant()
    assert "planted" in student.in_memory()
    assert "planted" in student.in_objects()
    assert student.in_environment() == ["planted"]
    assert student.in_names_of_files() == ["planted"]
    assert student.readable([student.own_file()]) == [student.own_file()]
"""
SEARCH = r'''
import ctypes
import gc
import glob
import os
import re
import sys

PATTERN = re.compile(rb"C[A]NARY_([a-z]+)")
CHUNK = 1 << 20
OVERLAP = 64


def found_in(data):
    return {match.decode() for match in PATTERN.findall(data)}


def in_memory():
    """Look through all that is mapped to be read and is no file; without a map, through all objects."""
    found = set()
    try:
        with open("/proc/self/maps") as maps:
            regions = [line.split() for line in maps]
    except OSError:
        return in_objects()
    for span, rights, _, _, _, *path in regions:
        if "r" not in rights or (path and path[0] not in ("[heap]", "[stack]")):
            continue
        first, last = (int(end, 16) for end in span.split("-"))
        for start in range(first, last, CHUNK):
            found |= found_in(ctypes.string_at(start, min(CHUNK + OVERLAP, last - start)))
    return sorted(found)


def in_objects():
    found = set()
    for container in gc.get_objects():
        for value in gc.get_referents(container):
            if type(value) is str:
                found |= found_in(value.encode("utf-8", "replace"))
            elif type(value) in (bytes, bytearray):
                found |= found_in(bytes(value))
    return sorted(found)


def in_environment():
    return sorted(found_in(repr(dict(os.environ)).encode() + b" ".join(map(os.fsencode, sys.argv))))


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read(CHUNK)
    except OSError:
        return b""


def in_processes():
    found = set()
    for name in ("cmdline", "environ", "comm"):
        for path in glob.glob("/proc/[0-9]*/" + name):
            found |= found_in(read(path))
    return sorted(found)


def in_descriptors():
    found = set()
    for number in range(256):
        path = f"/proc/self/fd/{number}"
        try:
            found |= found_in(os.readlink(path).encode())
            if os.path.isfile(path):
                found |= found_in(read(path))
        except OSError:
            continue
    return sorted(found)


def in_names_of_files():
    """Walk the disk from its root, and from where it goes on if the root cannot be listed."""
    found = set()
    libraries = (sys.prefix, sys.base_prefix, "/proc", "/sys", "/usr/lib")
    below = ("dev/shm", "etc", "home", "mnt", "opt", "root", "run", "srv", "tmp", "var")
    for top in ("/", os.getcwd(), *("/" + name for name in below)):
        for folder, folders, files in os.walk(top):
            folders[:] = [name for name in folders if not os.path.join(folder, name).startswith(libraries)]
            found |= found_in("\n".join([folder, *folders, *files]).encode("utf-8", "replace"))
    return sorted(found)


def readable(paths):
    return [path for path in paths if read(path)]


def own_file():
    return __file__


def plant():
    global planted
    planted = ["".join(["CANA", "RY_planted"])]
    os.environ["PLANTED"] = planted[0]
    with open(planted[0], "w"):
        pass
'''
NEIGHBOUR = 'SECRET = "CANARY_neighbour"\n' + SEARCH


NAMESPACES = "mount_ns,pid_ns,net_ns,ipc_ns,uts_ns,user_ns"


@pytest.fixture(scope="module", params=["", NAMESPACES], ids=["all_layers", "no_namespaces"])
def checks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("canaries")
    # alice is graded before mallory, by the same zygote
    alice = write(root / "in" / "alice" / "search.py", NEIGHBOUR)
    write(root / "in" / "mallory" / "search.py", SEARCH)
    home = write(root / "home" / "CANARY_home.txt", "CANARY_home")
    course = root / "course"
    places = [
        alice, home, root / "in" / "mallory" / "search.py", course / "exercises" / "search" / "checks.py",
        course / "solutions" / "search" / "reference.py", Path("/etc/shadow"), Path(__file__),
    ]  # fmt: skip
    exercise = Exercise(
        checks=CHECKS.format(places=[str(place) for place in places]),
        reference='SECRET = "CANARY_reference"\n',
        files={"./CANARY_folder.py": 'SECRET = "CANARY_helper"\n'},
    )
    write_course(course, {"search": exercise})
    out = root / "out"
    process = run_grader(
        *("batch", root / "in", "--course", course, "--out", out, "--jobs", 1, "--lang", "en"),
        env={
            "CANARY": "CANARY_environment",
            "HOME": str(home.parent),
            "GRADER_DENY_LAYERS": request.param,
        },
        python=["-X", "CANARY_argv"],
    )
    assert process.returncode == 0, process.stderr
    result = json.loads((out / "students" / "mallory" / "result.json").read_text(encoding="utf-8"))
    assert result["isolation"]["tier"] != "process", "the machine gives no isolation"
    return {check["id"]: check for check in result["topics"][0]["checks"]}


@pytest.mark.parametrize(
    "where",
    [
        "memory",
        "objects",
        "environment",
        "processes",
        "descriptors",
        "names_of_files",
        "places_that_are_told",
    ],
)
def test_a_student_finds_no_secret(checks: dict[str, Any], where: str) -> None:
    check = checks[f"test_{where}"]

    assert (check["verdict"], check["message"]) == ("passed", "")


def test_a_student_cannot_look_into_the_processes_of_the_grader(checks: dict[str, Any]) -> None:
    assert checks["test_process_of_the_grader"]["verdict"] == "passed"


def test_the_search_finds_what_is_there(checks: dict[str, Any]) -> None:
    check = checks["test_the_search_itself_works"]

    assert (check["verdict"], check["message"], check["answer"]) == ("passed", "", None)

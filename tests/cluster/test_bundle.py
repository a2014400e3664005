"""A course travels as one value that is named by its content, and unpacks to nothing else."""

import hashlib
import os
import sys
from pathlib import Path

import msgspec
import pytest

from grader.batch.cluster.bundle import Bundle, cache_folder, find, pack, unpack
from grader.errors import InternalError
from tests.builders import Exercise, write_course

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a node is no Windows machine")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    exercise = Exercise(checks="def test_a(): pass\n", reference="a = 1\n", files={"./helper.py": "b = 2\n"})
    return write_course(tmp_path / "course", {"names": exercise})


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    return folder


def texts(root: Path) -> dict[str, str]:
    return {str(path.relative_to(root)): path.read_text() for path in root.rglob("*") if path.is_file()}


def test_what_is_unpacked_is_what_was_packed(course: Path, cache: Path) -> None:
    bundle = pack(course)

    assert texts(unpack(bundle, cache)) == texts(course)
    assert find(bundle.digest, cache) == cache / bundle.digest


def test_the_same_files_have_the_same_digest_wherever_they_lie(course: Path, tmp_path: Path) -> None:
    before = pack(course)
    (course / "exercises" / "names" / "__pycache__").mkdir()
    (course / "exercises" / "names" / "__pycache__" / "checks.pyc").write_bytes(b"compiled")

    assert pack(course.rename(tmp_path / "moved")) == before


def test_a_changed_file_has_another_digest(course: Path) -> None:
    before = pack(course).digest
    (course / "exercises" / "names" / "helper.py").write_text("b = 3\n")

    assert pack(course).digest != before


def test_links_are_followed_and_circles_are_not(course: Path) -> None:
    (course / "exercises" / "names" / "again").symlink_to(course / "exercises")
    (course / "exercises" / "names" / "data.txt").symlink_to(course / "solutions" / "names" / "reference.py")

    files = msgspec.msgpack.decode(pack(course).data, type=dict[str, bytes])

    assert files["exercises/names/data.txt"] == b"a = 1\n"
    assert not [name for name in files if "again" in name]


@pytest.mark.parametrize(
    "name",
    [
        "exercises/../../escaped",
        "/exercises/a",
        "exercises//a",
        "exercises/./a",
        "exercises\\a",
        "exercises/c:a",
        "exercises/a\0b",
        "exercises",
        "elsewhere/a",
        "",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str, cache: Path) -> None:
    data = msgspec.msgpack.encode({name: b"text"})

    with pytest.raises(InternalError, match="wanted names below exercises and solutions"):
        unpack(Bundle(hashlib.sha256(data).hexdigest(), data), cache)

    assert list(cache.iterdir()) == []


def test_content_with_another_hash_is_refused(course: Path, cache: Path) -> None:
    bundle = pack(course)

    with pytest.raises(InternalError, match="another hash"):
        unpack(Bundle(bundle.digest, bundle.data.replace(b"a = 1", b"a = 2")), cache)


def test_what_was_changed_in_the_cache_is_not_used(course: Path, cache: Path) -> None:
    bundle = pack(course)
    helper = unpack(bundle, cache) / "exercises" / "names" / "helper.py"
    helper.chmod(0o600)
    helper.write_text("b = 3\n")

    assert find(bundle.digest, cache) is None
    assert texts(unpack(bundle, cache)) == texts(course)


def test_who_comes_second_takes_what_is_there(course: Path, cache: Path) -> None:
    bundle = pack(course)

    assert unpack(bundle, cache) == unpack(bundle, cache)
    assert [path.name for path in cache.iterdir()] == [bundle.digest]


def test_a_cache_that_others_may_enter_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = tmp_path / f"grader-bundles-{os.geteuid()}"
    folder.mkdir()
    folder.chmod(0o755)

    with pytest.raises(InternalError, match="wanted a folder of our own"):
        cache_folder()

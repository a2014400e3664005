"""The scratch folder where the worker has no mount namespace."""

import os
from dataclasses import replace

import pytest

from grader.sandbox.confine import make_home, remove_home

NOBODY = 65534


@pytest.fixture
def plan(machine_plan):
    return replace(machine_plan, layers=("session",))


def test_it_is_private(plan):
    home = make_home(plan)

    assert os.stat(home).st_mode & 0o777 == 0o700
    remove_home(plan, home)


def test_it_is_gone_afterwards(plan):
    home = make_home(plan)
    os.makedirs(f"{home}/a/b")
    remove_home(plan, home)

    assert not os.path.exists(home)


def test_folders_that_a_worker_closed_are_removed(plan, tmp_path, monkeypatch):
    """By an ordinary user, whom a closed folder stops, unlike root."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for part in (tmp_path, *tmp_path.parents[:2]):
        part.chmod(0o777)
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setresuid(NOBODY, NOBODY, NOBODY)
            home = make_home(plan)
            os.makedirs(f"{home}/a/b/c")
            for closed in ("a/b/c", "a/b", "a", "."):
                os.chmod(f"{home}/{closed}", 0)
            remove_home(plan, home)
        finally:
            os._exit(0)

    os.waitpid(child, 0)

    assert os.listdir(tmp_path) == []


def test_folders_deeper_than_paths_and_recursion_reach_are_removed(plan):
    home = make_home(plan)
    start = os.getcwd()
    try:
        os.chdir(home)
        for depth in range(1500):
            with open(f"file{depth}", "w", encoding="utf-8"):
                pass
            os.mkdir("folder")
            os.chdir("folder")
    finally:
        os.chdir(start)
    remove_home(plan, home)

    assert not os.path.exists(home)


def test_a_link_is_removed_and_not_followed(plan, tmp_path):
    (tmp_path / "kept").write_text("x")
    home = make_home(plan)
    os.symlink(tmp_path, f"{home}/link")
    remove_home(plan, home)

    assert (tmp_path / "kept").exists()


def test_a_worker_with_its_own_root_needs_none_outside(machine_plan):
    if "mount_ns" not in machine_plan.layers:
        pytest.skip("no mount namespaces here")

    assert make_home(machine_plan) == "/tmp/home"
    assert not os.path.exists("/tmp/home")


def test_a_worker_works_in_it(confined):
    inside = confined(lambda: [os.getcwd() == os.environ["HOME"] == os.environ["TMPDIR"], os.listdir()])

    assert inside == [True, []]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give away uids")
def test_it_belongs_to_the_worker(confined):
    assert confined(lambda: os.stat(".").st_uid == os.getuid(), "uid") is True


def test_the_folder_around_it_is_never_touched(plan, tmp_path, monkeypatch):
    """A scratch folder that cannot be removed must not cost the folder of all temporary files its mode."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    tmp_path.chmod(0o1777)
    home = make_home(plan)
    os.rmdir(home)

    with pytest.raises(FileNotFoundError):
        remove_home(plan, home)

    assert os.stat(tmp_path).st_mode & 0o7777 == 0o1777

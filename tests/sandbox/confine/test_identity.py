"""Who a worker is."""

import os

import pytest

from grader.sandbox.confine import linux, shield_self
from grader.sandbox.confine.identity import UID_BASE

NOBODY = 65534
root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give away uids")


def status(*names: str) -> list[str]:
    """Return fields of /proc/self/status."""
    with open("/proc/self/status", encoding="utf-8") as lines:
        fields = dict(line.rstrip("\n").split(":\t", 1) for line in lines if ":\t" in line)
    return [fields[name].strip() for name in names]


@root
def test_a_worker_has_a_uid_that_nobody_else_has(confined):
    first, second = (confined(os.getresuid, "uid") for _ in range(2))

    assert len(set(first)) == len(set(second)) == 1
    assert UID_BASE < first[0] != second[0]


@root
def test_a_worker_has_a_group_of_its_own_and_no_other(confined):
    groups = confined(lambda: [*os.getresgid(), *os.getgroups()], "uid")

    assert len(groups) == 3
    assert groups[0] > UID_BASE


@root
def test_a_worker_cannot_become_root_again(confined):
    assert confined(lambda: os.setuid(0), "uid") == "PermissionError"


@root
def test_a_file_of_root_cannot_be_read_by_it(confined, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("42")
    secret.chmod(0o600)

    assert confined(secret.read_text) == "42"
    assert confined(secret.read_text, "uid") == "PermissionError"


SEARCHING = ("uid", "capabilities")
CAPABILITIES = ("CapInh", "CapPrm", "CapEff", "CapAmb")


@pytest.mark.parametrize("layers", [("capabilities",), ("uid", "capabilities")], ids="+".join)
def test_no_capability_is_left(confined, layers):
    assert confined(lambda: status(*CAPABILITIES), *layers) == ["0" * 16] * 4


SEARCH = f"{1 << 2:016x}"  # CAP_DAC_READ_SEARCH


@root
def test_a_worker_that_may_search_keeps_that_right_alone(confined):
    kept = confined(lambda: [os.getuid() > UID_BASE, *status(*CAPABILITIES)], *SEARCHING, keep_search=True)

    assert kept == [True, "0" * 16, SEARCH, SEARCH, "0" * 16]


@root
def test_a_worker_that_may_search_reads_files_of_root_and_owns_none(confined, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("42")
    secret.chmod(0o600)

    assert confined(secret.read_text, *SEARCHING, keep_search=True) == "42"
    assert confined(lambda: secret.chmod(0o666), *SEARCHING, keep_search=True) == "PermissionError"
    assert confined(lambda: secret.write_text("43"), *SEARCHING, keep_search=True) == "PermissionError"


@root
def test_no_program_could_give_a_capability(confined):
    assert confined(lambda: status("CapBnd"), "capabilities") == ["0" * 16]


def test_nobody_keeps_no_capability_of_its_user_namespace(confined):
    layers = ("pid_ns", "capabilities")

    assert confined(lambda: status(*CAPABILITIES), *layers, user=NOBODY) == ["0" * 16] * 4


def test_new_privileges_are_forbidden(confined):
    assert confined(lambda: status("NoNewPrivs"), "no_new_privs") == ["1"]


def test_new_privileges_are_not_forbidden_without_the_layer(confined):
    assert confined(lambda: status("NoNewPrivs")) == ["0"]


def test_a_worker_has_a_session_of_its_own(confined):
    assert confined(lambda: os.getsid(0) == os.getpid(), "session") is True


def test_a_worker_is_among_the_first_to_be_killed(confined):
    def read() -> str:
        with open("/proc/self/oom_score_adj", encoding="utf-8") as file:
            return file.read().strip()

    assert confined(read, "session") == "1000"


def test_a_shielded_process_may_not_be_dumped(confined):
    def shield() -> int:
        shield_self()
        return linux.prctl(linux.PR_GET_DUMPABLE)

    assert confined(shield) == 0

"""The choice of the plan, by trying."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import grader
from grader.errors import InputError
from grader.sandbox.confine import DENY_VARIABLE, LAYERS, choose_plan
from grader.sandbox.confine.layers import NAMESPACES, tier_of
from grader.sandbox.limits import Limits

SPACES = frozenset(NAMESPACES)
UNSHARED = ["share System V shared memory", "share the machine's name"]
"""What no other layer than a namespace denies."""
OURS = frozenset(LAYERS) - ({"user_ns"} if os.geteuid() == 0 else {"uid"})


@pytest.fixture
def full(machine_plan):
    if machine_plan.tier != "full":
        pytest.skip("this machine gives less than everything")


@pytest.mark.parametrize(
    ("missing", "tier"),
    [
        (frozenset(), "full"),
        ({"uid"}, "full"),
        ({"user_ns"}, "full"),
        ({"uid", "user_ns"}, "reduced"),
        ({"landlock"}, "reduced"),
        ({"net_ns"}, "reduced"),
        (SPACES, "reduced"),
        (SPACES | {"uid"}, "reduced"),
        (SPACES | {"landlock"}, "process"),
        ({"seccomp"}, "process"),
        ({"memory"}, "process"),
        ({"landlock", "pid_ns"}, "process"),
        (frozenset(LAYERS), "process"),
    ],
)
def test_a_tier_says_which_layers_hold(missing, tier):
    assert tier_of(frozenset(LAYERS) - missing) == tier


def test_every_probe_of_the_full_tier_passes(full):
    _, probes = choose_plan(Limits())

    assert [probe for probe in probes if not probe.passed] == []


def test_each_layer_that_can_be_probed_is(full):
    _, probes = choose_plan(Limits())
    unprobed = set(LAYERS) - {probe.layer for probe in probes}

    # Whoever has uids to give needs no user namespace, and the other way round.
    assert unprobed <= {"user_ns", "uid"}


def test_all_layers_that_the_machine_offers_are_chosen(offered):
    plan, _ = choose_plan(Limits())

    assert set(plan.layers) == offered


@pytest.mark.parametrize("layer", sorted(OURS))
def test_a_denied_layer_is_left_out(layer):
    plan, _ = choose_plan(Limits(), deny=frozenset({layer}))

    assert layer not in plan.layers
    assert plan.denied == (layer,)


def test_without_namespaces_the_tier_is_reduced(full):
    plan, _ = choose_plan(Limits(), deny=SPACES)

    assert plan.tier == "reduced"


def test_without_namespaces_and_landlock_the_tier_is_process(full):
    plan, _ = choose_plan(Limits(), deny=SPACES | {"landlock"})

    assert plan.tier == "process"


def test_what_gets_through_is_said(full):
    _, probes = choose_plan(Limits(), deny=SPACES | {"landlock", "seccomp"})
    passed = {probe.name: probe.passed for probe in probes}

    assert (passed["fork"], passed["read /etc/passwd"], passed["import a module"]) == (False, False, True)


def test_the_environment_denies_layers_too(full, monkeypatch):
    monkeypatch.setenv(DENY_VARIABLE, "net_ns, landlock")
    plan, _ = choose_plan(Limits(), deny=frozenset({"uts_ns"}))

    assert plan.denied == ("landlock", "net_ns", "uts_ns")


def test_a_denied_layer_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv(DENY_VARIABLE, "firewall")

    with pytest.raises(InputError, match="firewall"):
        choose_plan(Limits())


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has uids to give")
def test_a_worker_searches_only_where_its_uid_could_not_read_the_interpreter(full, monkeypatch, tmp_path):
    """Root's own interpreter lies below /root; with a mount namespace, paths to it are made anew."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (closed / "rare_module.py").write_text("")
    monkeypatch.syspath_prepend(closed)
    monkeypatch.setattr("grader.sandbox.confine.permitted.RARE_MODULES", ("rare_module",))
    plan, probes = choose_plan(Limits(), deny=SPACES, readable=[str(closed)])

    assert (plan.tier, plan.keep_search) == ("reduced", True)
    assert "uid" in plan.layers
    assert [probe.name for probe in probes if not probe.passed] == UNSHARED
    assert choose_plan(Limits())[0].keep_search is False
    assert choose_plan(Limits(), deny=SPACES | {"landlock"})[0].keep_search is False


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to lose")
def test_without_rights_all_namespaces_are_lost_and_a_remedy_is_said(full):
    """Root without CAP_SYS_ADMIN, as in a plain container."""
    outcome = _in_child("os.setresuid(65534, 65534, 65534)", deny="user_ns")

    assert outcome["tier"] == "reduced"
    assert set(outcome["layers"]) & SPACES == set()
    assert "pid_ns" in outcome["remedies"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_an_ordinary_user_gets_the_full_tier(full):
    outcome = _in_child("os.setresuid(65534, 65534, 65534)")

    assert (outcome["tier"], outcome["failed"]) == ("full", [])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_root_of_one_uid_gets_the_full_tier(full):
    """Root in a container of an ordinary user, who has no uids to give away."""
    outcome = _in_child("""
os.setresuid(65534, 65534, 65534)
from grader.sandbox.confine import linux
linux.prctl(linux.PR_SET_DUMPABLE, 1)
linux.unshare(linux.CLONE_NEWUSER)
linux.write_proc({"setgroups": "deny"})
linux.write_proc({"uid_map": "0 65534 1", "gid_map": "0 65534 1"})
assert os.geteuid() == 0
""")

    assert (outcome["tier"], outcome["failed"]) == ("full", [])


def test_a_masked_folder_is_probed(machine_plan, tmp_path):
    if machine_plan.tier == "process":
        pytest.skip("nothing hides files here")
    (tmp_path / "checks.py").write_text("42")
    _, probes = choose_plan(Limits(), masked=[str(tmp_path)], readable=[str(tmp_path.parent)])

    assert {probe.passed for probe in probes if probe.name == "read a masked file"} == {True}


def test_nothing_is_left_behind():
    before = set(os.listdir("/tmp"))
    choose_plan(Limits())

    assert {name for name in set(os.listdir("/tmp")) - before if name.startswith("grader-")} == set()


def _in_child(preparation: str, deny: str = "") -> dict:
    """Choose a plan in a fresh interpreter that every user can read."""
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    source = Path(grader.__file__).parents[1]
    if python is None or not _is_open_to_all(source):
        pytest.skip("no interpreter or source here that every user can read")
    program = f"""
import json, os, sys
if sys.version_info < (3, 11):
    sys.exit("too old")
sys.path.insert(0, {str(source)!r})
os.setgroups([])
os.setresgid(65534, 65534, 65534)
{preparation}
from grader.sandbox.confine import choose_plan
from grader.sandbox.limits import Limits
plan, probes = choose_plan(Limits(), deny=frozenset({deny!r}.split(",")) - {{""}})
json.dump(dict(
    tier=plan.tier,
    layers=plan.layers,
    failed=[probe.name for probe in probes if not probe.passed],
    remedies={{probe.layer: probe.remedy for probe in probes if probe.remedy}},
), sys.stdout)
"""
    done = subprocess.run(
        [python, "-I", "-S", "-B", "-c", program], capture_output=True, text=True, cwd="/", timeout=60
    )
    if "too old" in done.stderr:
        pytest.skip("the system's interpreter is too old")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _is_open_to_all(folder: Path) -> bool:
    return all(part.stat().st_mode & 0o005 == 0o005 for part in (folder, *folder.parents))


def test_the_modules_import_where_the_system_is_another():
    program = "import sys; sys.platform = 'darwin'; import grader.sandbox.confine as c; print(c.LAYERS[0])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)

    assert done.stdout == "session\n"

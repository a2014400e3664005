"""`grader doctor`: every probe by name, the tier, what is missing, why, and what to run."""

import json
import sys

import pytest

from grader.cli.doctor_texts import CAUSES, PROBES
from grader.sandbox.confine.forbidden import FORBIDDEN
from grader.sandbox.confine.permitted import PERMITTED
from tests.builders import run_grader

linux = pytest.mark.skipif(sys.platform != "linux", reason="the layers are Linux's")
SPACES = "user_ns,pid_ns,net_ns,ipc_ns,uts_ns,mount_ns"


@linux
def test_json_tells_machine_probes_and_what_is_missing() -> None:
    done = run_grader("doctor", "--json", env={"GRADER_DENY_LAYERS": SPACES})
    told = json.loads(done.stdout)

    assert set(told) == {"machine", "isolation", "missing"}
    assert len({probe["name"] for probe in told["isolation"]["probes"]}) >= 30
    assert told["isolation"]["tier"] in ("reduced", "process")
    assert {"layer": "net_ns", "cause": "denied", "remedy": None} in told["missing"]


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "net_ns, ipc_ns, uts_ns, mount_ns (switched off by"), ("zh", "被 GRADER_DENY_LAYERS 关掉了")],
)
@linux
def test_a_person_is_told_what_is_missing_and_why(language: str, says: str) -> None:
    done = run_grader("doctor", "--lang", language, env={"GRADER_DENY_LAYERS": SPACES})

    assert done.returncode == 0, done.stderr
    assert says in done.stdout


@linux
def test_all_probes_are_shown_on_demand() -> None:
    done = run_grader("doctor", "--lang", "en", "--all")

    assert [one.name for one in (*FORBIDDEN, *PERMITTED) if one.name not in done.stdout] == []


def test_every_probe_has_a_name_in_chinese() -> None:
    assert {one.name for one in (*FORBIDDEN, *PERMITTED)} == set(PROBES)


def test_every_reason_is_told_in_both_languages() -> None:
    assert all(text.zh and text.en and text.zh != text.en for text in CAUSES.values())

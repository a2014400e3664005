"""Which nodes get work: those with the isolation that was asked for, the same grader and the same torch."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.builders import run_grader
from tests.cluster.classes import Place, make_class
from tests.cluster.dask_cluster import ROOT, Cluster

WITHOUT = {"GRADER_DENY_LAYERS": "seccomp,landlock,mount_ns,uid"}


@pytest.fixture(scope="module")
def tier() -> str:
    """The tier of this machine, where a node can be below it."""
    found = str(json.loads(run_grader("doctor", "--json").stdout)["isolation"]["tier"])
    if found == "process":
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "this machine has no isolation that a node could be without"
        )
    return found


def nodes_with_work(place: Place) -> set[int]:
    """Return the dask workers that had a session."""
    return {int(path.name) for path in (place.marks / "nodes").glob("*")}


def test_a_node_below_the_asked_tier_gets_no_work(tmp_path: Path, cluster: Cluster, tier: str) -> None:
    place = make_class(tmp_path)
    cluster.worker(**WITHOUT)
    strong = cluster.worker()
    cluster.joined(2)

    done = place.grade("out", "--cluster", cluster.address)

    assert done.code == 0, done.stderr
    assert nodes_with_work(place) == {strong}
    assert done.tiers() == {tier}
    assert done.stderr.count("gets no work: isolation: wanted at least reduced, found process") == 1


def test_each_result_has_the_tier_of_its_node(tmp_path: Path, cluster: Cluster, tier: str) -> None:
    place = make_class(tmp_path)
    both = {cluster.worker(**WITHOUT), cluster.worker()}
    cluster.joined(2)

    done = place.grade("out", "--cluster", cluster.address, "--allow-isolation", "process")

    assert done.code == 0, done.stderr
    assert nodes_with_work(place) == both
    assert done.tiers() == {tier, "process"}


def test_without_a_node_that_may_have_work_nothing_is_graded(
    tmp_path: Path, cluster: Cluster, tier: str
) -> None:
    place = make_class(tmp_path)
    cluster.worker(**WITHOUT)
    cluster.joined(1)

    done = place.grade("out", "--cluster", cluster.address)

    assert done.code == 3
    assert "isolation: wanted at least reduced, found process" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert nodes_with_work(place) == set()


def test_a_node_with_another_grader_or_torch_gets_no_work(tmp_path: Path, cluster: Cluster) -> None:
    place = make_class(tmp_path)
    changed = tmp_path / "changed"
    for package in ("grader", "reports"):
        shutil.copytree(ROOT / package, changed / package, ignore=shutil.ignore_patterns("__pycache__"))
    with (changed / "grader" / "errors.py").open("a", encoding="utf-8") as file:
        file.write("# mended here\n")
    other_torch = tmp_path / "other" / "torch-0.1.dist-info"
    other_torch.mkdir(parents=True)
    (other_torch / "METADATA").write_text("Metadata-Version: 2.1\nName: torch\nVersion: 0.1\n")
    cluster.worker(PYTHONPATH=str(changed))
    cluster.worker(PYTHONPATH=f"{ROOT}:{other_torch.parent}")
    good = cluster.worker()
    cluster.joined(3)

    done = place.grade("out", "--cluster", cluster.address)

    assert done.code == 0, done.stderr
    assert nodes_with_work(place) == {good}
    assert "wanted the same code as here, found other code" in done.stderr
    assert ", found 0.1" in done.stderr


def test_the_course_is_unpacked_once_read_only_and_hidden_from_the_student(
    tmp_path: Path, cluster: Cluster
) -> None:
    place = make_class(tmp_path, "mark('roots', Path(__file__).parents[2].name)")
    cluster.worker(threads=2)
    cluster.joined(1)

    assert place.grade("one", "--cluster", cluster.address).code == 0
    assert place.grade("two", "--cluster", cluster.address).code == 0

    (cache,) = (cluster.folder / "node0").glob("grader-bundles-*")
    (root,) = cache.iterdir()
    assert [path.name for path in (place.marks / "roots").iterdir()] == [root.name]
    assert not (root / "exercises" / "names" / "checks.py").stat().st_mode & 0o222


def test_jobs_limits_what_runs_on_all_nodes_together(tmp_path: Path, cluster: Cluster) -> None:
    act = "assert not (MARKS / 'running').exists(); (MARKS / 'running').touch(); (MARKS / 'running').unlink()"
    place = make_class(tmp_path, act)
    cluster.worker(threads=2)
    cluster.worker(threads=2)
    cluster.joined(2)

    done = place.grade("out", "--cluster", cluster.address, "--jobs", 1)

    assert done.code == 0
    assert {verdict for checks in done.marks().values() for name, verdict, _ in checks if "who" in name} == {
        "passed"
    }

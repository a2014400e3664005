"""Nodes that die while they grade cost no submission, and a submission that ends nodes ends alone."""

from pathlib import Path

from tests.cluster.classes import STUDENTS, make_class
from tests.cluster.dask_cluster import Cluster, ended, wait_for


def test_when_a_node_is_killed_all_are_graded_once_with_the_marks_of_a_local_run(
    tmp_path: Path, cluster: Cluster
) -> None:
    place = make_class(tmp_path, "(MARKS / 'armed').exists() and first('killed') and kill(dask_worker())")
    local = place.grade("local")
    (place.marks / "armed").touch()
    pids = [cluster.worker(threads=2), cluster.worker(threads=2)]
    cluster.joined(2)

    done = place.grade("out", "--cluster", cluster.address)

    assert done.code == 0, done.stderr
    assert sum(map(ended, pids)) == 1
    assert sorted(row["student"] for row in done.grades()) == sorted(STUDENTS)
    assert done.marks() == local.marks()
    assert "has gone; others grade its" in done.stderr


def test_a_submission_that_always_kills_its_node_ends_alone_as_not_graded(
    tmp_path: Path, cluster: Cluster
) -> None:
    place = make_class(tmp_path, "who == 'bob' and kill(dask_worker())")
    cluster.worker(threads=2, nanny=True)
    cluster.worker(threads=2, nanny=True)
    cluster.joined(2)

    done = place.grade("out", "--cluster", cluster.address)

    assert done.code == 3
    assert done.not_graded() == ["bob"]
    assert "bob: the node that graded it ended, 3 times" in done.stderr


def test_a_submission_whose_session_always_dies_is_reported_and_no_node_is_lost(
    tmp_path: Path, cluster: Cluster
) -> None:
    place = make_class(tmp_path, "who == 'bob' and kill(os.getpid())")
    pid = cluster.worker(threads=2)
    cluster.joined(1)

    done = place.grade("out", "--cluster", cluster.address)

    assert done.code == 3
    assert done.not_graded() == ["bob"]
    assert "bob: its session ended without a result" in done.stderr
    assert not ended(pid)


def test_a_host_that_dies_is_started_again_on_its_node(tmp_path: Path, cluster: Cluster) -> None:
    place = make_class(tmp_path, "first('killed') and kill(os.getppid())")
    cluster.worker()
    cluster.joined(1)

    done = place.grade("out", "--cluster", cluster.address)

    assert done.code == 0, done.stderr
    assert (place.marks / "killed").exists()
    assert done.not_graded() == []


def test_when_the_scheduler_goes_the_rest_is_reported_and_the_next_run_grades_it(
    tmp_path: Path, cluster: Cluster
) -> None:
    act = f"who == 'henry' and first('killed') and kill({cluster.scheduler.pid})"
    place = make_class(tmp_path, act)
    cluster.worker()
    cluster.joined(1)

    done = place.grade("out", "--cluster", cluster.address)

    assert done.code == 3
    assert "henry" in done.not_graded()
    assert "henry: the scheduler at tcp://127.0.0.1" in done.stderr
    assert "Traceback" not in done.stderr
    assert place.grade("out").not_graded() == []


def test_hosts_end_with_their_run(tmp_path: Path, cluster: Cluster) -> None:
    place = make_class(tmp_path, "mark('hosts', os.getppid())")
    cluster.worker()
    cluster.joined(1)

    place.grade("out", "--cluster", cluster.address)

    hosts = [int(path.name) for path in (place.marks / "hosts").iterdir()]
    assert len(hosts) == 1
    assert wait_for(lambda: all(map(ended, hosts)))

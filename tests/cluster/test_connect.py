"""What --cluster refuses, and how a run waits for its first node and ends when it is interrupted."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import environment, run_grader, write
from tests.cluster.classes import STUDENTS, Place, make_class
from tests.cluster.dask_cluster import Cluster, ended, wait_for


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_class(tmp_path)


def one_line(stderr: str) -> str:
    (line,) = stderr.splitlines()
    return line


@pytest.mark.parametrize("address", ["nonsense", "tcp://", "http://host:80", "tcp://host", "slurms", ""])
def test_what_is_no_address_is_refused(place: Place, address: str) -> None:
    done = place.grade("out", "--cluster", address)

    assert done.code == 2
    assert "wanted tcp://host:port, tls://host:port or slurm" in one_line(done.stderr)


def test_an_address_where_no_scheduler_answers_is_refused(place: Place) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # taken, and nobody listens
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"

        done = place.grade("out", "--cluster", address)

    assert done.code == 2
    assert f"grader: {address}: wanted a dask scheduler that answers" in one_line(done.stderr)


def test_without_the_extra_the_way_to_install_it_is_told(place: Place) -> None:
    write(place.root / "hide" / "sitecustomize.py", "import sys\nsys.modules['distributed'] = None\n")
    paths = f"{place.root / 'hide'}:{os.environ.get('PYTHONPATH', Path(__file__).parents[2])}"

    done = run_grader(*place.command("out", "--cluster", "tcp://127.0.0.1:1"), env={"PYTHONPATH": paths})

    assert done.returncode == 2
    assert "pip install 'tensor-grader[cluster]'" in one_line(done.stderr)


@pytest.mark.parametrize(
    ("toml", "wanted"),
    [
        ("partiton = 'long'", "found 'partiton'"),
        ("jobs = 0", "for `jobs`"),
        ("memory = 'much'", "for `memory`"),
        ("jobs = ", "valid TOML"),
    ],
)
def test_settings_of_a_site_that_cannot_be_used_are_refused(place: Place, toml: str, wanted: str) -> None:
    site = write(place.root / "site.toml", toml)

    done = place.grade("out", "--cluster", "slurm", "--cluster-config", site)

    assert done.code == 2
    assert f"grader: {site}" in one_line(done.stderr)
    assert wanted in done.stderr


@pytest.mark.parametrize("options", [[], ["--cluster", "tcp://127.0.0.1:1"]])
def test_settings_of_a_site_need_slurm(place: Place, options: list[str]) -> None:
    done = place.grade("out", *options, "--cluster-config", write(place.root / "site.toml", ""))

    assert done.code == 2
    assert "--cluster-config: wanted --cluster slurm beside it" in one_line(done.stderr)


def test_slurm_without_its_commands_is_refused(place: Place) -> None:
    done = run_grader(*place.command("out", "--cluster", "slurm"), env={"PATH": "/nowhere"})

    assert done.returncode == 2
    assert "wanted Slurm's command sbatch, found none on the PATH" in one_line(done.stderr)


def test_a_run_waits_for_its_first_node_and_takes_others_as_they_come(place: Place, cluster: Cluster) -> None:
    with started(place, "--cluster", cluster.address) as process:
        assert process.stderr is not None
        assert "has no node yet; waiting for one" in process.stderr.readline()
        cluster.worker()
        cluster.worker()
        process.communicate(timeout=60)

    assert process.returncode == 0
    assert sorted(path.name for path in (place.root / "out" / "students").iterdir()) == sorted(STUDENTS)


def test_an_interrupted_run_ends_with_all_that_it_has_on_the_nodes(tmp_path: Path, cluster: Cluster) -> None:
    place = make_class(tmp_path, "mark('sessions', who); signal.pause()")
    cluster.worker(threads=2)
    cluster.joined(1)

    with started(place, "--cluster", cluster.address) as process:
        sessions = wait_for(
            lambda: len(marks := list((place.marks / "sessions").iterdir())) == 2 and marks, OSError
        )
        pids = wait_for(lambda: [int(mark.read_text()) for mark in sessions], ValueError)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)

    assert process.returncode == 130
    assert stderr.splitlines()[-1] == "grader: interrupted"
    assert "Traceback" not in stderr
    assert wait_for(lambda: all(map(ended, pids)))


def started(place: Place, *options: object) -> "subprocess.Popen[str]":
    """Start the grader over the class."""
    return subprocess.Popen(
        [sys.executable, "-m", "grader", *map(str, place.command("out", *options))],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )

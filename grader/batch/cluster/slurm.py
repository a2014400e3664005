"""Nodes that Slurm starts for a run, through dask-jobqueue; the scheduler runs here, and ends with it."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta, Struct

from grader.batch.cluster.connect import CONNECT_SECONDS, Connection, demand_extra, quieten
from grader.course.tables import read_table
from grader.errors import InputError

Count = Annotated[int, Meta(ge=1, le=100_000)]
_NO_LOGS = ("-o /dev/null", "-e /dev/null")  # Slurm would leave them where the run was started
Name = Annotated[str, Meta(min_length=1, pattern=r"^[^\n\r\0]+$")]


class SlurmTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a site says in the file of --cluster-config; what it leaves out, Slurm decides.

    `jobs` nodes are asked for, each with `cores` (so many submissions at a time) and `memory` ("8GB").
    `interpreter` is the Python on the nodes that has the grader, by default the one that runs here.
    `interface` is the network interface here that the nodes can reach. `wait` is how long a run without a
    node waits in the queue, in seconds. `log_directory` is where the jobs' logs go; without it, there are
    none. `directives` are further lines of `#SBATCH`, `prologue` lines of shell before the worker starts.
    """

    jobs: Count = 1
    cores: Count = 1
    memory: Annotated[str, Meta(pattern=r"^\d+(\.\d+)? ?[KMGT]i?B$")] = "4GB"
    partition: Name | None = None
    account: Name | None = None
    walltime: Name | None = None
    interpreter: Name | None = None
    interface: Name | None = None
    local_directory: Name | None = None
    log_directory: Name | None = None
    wait: Annotated[float, Meta(gt=0, le=604_800)] = 3_600.0
    directives: tuple[Name, ...] = ()
    prologue: tuple[Name, ...] = ()


def read_site(file: Path | None) -> SlurmTable:
    """Read the site's settings; raise InputError, one line, for what cannot be used."""
    if file is None:
        return SlurmTable()
    if not file.is_file():
        raise InputError(file, "a TOML file with the site's settings", "none")
    return read_table(file, SlurmTable)


def connect_slurm(site: SlurmTable) -> Connection:
    """Start a scheduler here and submit the jobs that run its workers; raise InputError where that fails."""
    demand_extra("dask_jobqueue")
    if shutil.which("sbatch") is None:
        raise InputError("--cluster slurm", "Slurm's command sbatch", "none on the PATH")
    quieten()
    from dask_jobqueue.slurm import SLURMCluster
    from distributed import Client

    try:
        cluster = SLURMCluster(**_arguments(site))
    except (OSError, ValueError, RuntimeError) as error:
        raise _refused(str(error)) from error
    try:
        _try_job(cluster.job_script())
        cluster.scale(jobs=site.jobs)
        client = Client(cluster, timeout=CONNECT_SECONDS, set_as_default=False, name="grader")
    except BaseException:
        cluster.close()
        raise
    return Connection(client, "slurm", site.wait, cluster)


def _try_job(script: str) -> None:
    """Have Slurm look at the job without queueing it: dask-jobqueue would only log why it was refused."""
    looked = subprocess.run(
        ["sbatch", "--test-only"], input=script, capture_output=True, encoding="utf-8", check=False
    )
    if looked.returncode != 0:
        raise _refused(looked.stderr)


def _refused(reason: str) -> InputError:
    return InputError("--cluster slurm", "a job that Slurm takes", " ".join(reason.split()))


def _arguments(site: SlurmTable) -> dict[str, Any]:
    """Return what dask-jobqueue calls the settings; one process a job, so that its cores share one host."""
    return {
        "queue": site.partition,
        "account": site.account,
        "walltime": site.walltime,
        "cores": site.cores,
        "memory": site.memory,
        "processes": 1,
        "python": site.interpreter or sys.executable,
        "interface": site.interface,
        "local_directory": site.local_directory,
        "log_directory": site.log_directory,
        "job_name": "grader",
        "job_extra_directives": [*site.directives, *([] if site.log_directory else _NO_LOGS)],
        "job_script_prologue": list(site.prologue),
        "scheduler_options": {"dashboard": False},
    }

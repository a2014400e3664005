"""munged, slurmctld and slurmd, in the foreground, with everything that they write in one folder."""

import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

COMMANDS = ("munged", "slurmctld", "slurmd", "sbatch", "scancel", "sinfo")
START_SECONDS = 30.0
END_SECONDS = 10.0
_CONFIG = """
ClusterName=grader
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={root}/munge.socket
CryptoType=crypto/munge
SlurmctldPort={controller}
SlurmdPort={node}
StateSaveLocation={root}/state
SlurmdSpoolDir={root}/spool
SlurmctldPidFile={root}/slurmctld.pid
SlurmdPidFile={root}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerParameters=sched_interval=1,batch_sched_delay=0
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} RealMemory=2048 State=UNKNOWN
PartitionName=class Nodes={host} Default=YES MaxTime=INFINITE State=UP OverSubscribe=FORCE:4
"""


@contextmanager
def running_slurm(root: Path) -> Iterator[dict[str, str]]:
    """Start Slurm and yield the environment in which its commands find it."""
    for name in ("state", "spool"):
        (root / name).mkdir(parents=True)
    root.chmod(0o755)
    config = root / "slurm.conf"
    host = socket.gethostname().partition(".")[0]
    controller, node = _free_port(), _free_port()
    config.write_text(
        _CONFIG.format(host=host, root=root, controller=controller, node=node, cpus=os.cpu_count()),
        encoding="utf-8",
    )
    (root / "cgroup.conf").write_text("CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n", encoding="utf-8")
    variables = {"SLURM_CONF": str(config)}
    with ExitStack() as stack:
        stack.enter_context(_munge(root))
        stack.enter_context(_daemon(root, "slurmctld", "-D", "-f", str(config), **variables))
        stack.enter_context(_daemon(root, "slurmd", "-D", "-f", str(config), "-N", host, **variables))
        _wait_until_idle(root, variables)
        yield variables


def _munge(root: Path) -> "ExitStack":
    key = root / "munge.key"
    key.touch(mode=0o600)
    key.write_bytes(secrets.token_bytes(128))
    files = {
        "--key-file": key,
        "--socket": root / "munge.socket",
        "--pid-file": root / "munge.pid",
        "--log-file": root / "munge.log",
        "--seed-file": root / "munge.seed",
    }
    stack = ExitStack()
    options = [f"{name}={path}" for name, path in files.items()]
    stack.enter_context(_daemon(root, "munged", "--foreground", "--force", *options))
    return stack


@contextmanager
def _daemon(root: Path, *command: str, **variables: str) -> Iterator[None]:
    with (root / f"{command[0]}.out").open("wb") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_idle(root: Path, variables: dict[str, str]) -> None:
    """Wait until the node takes jobs; say what the daemons said where it does not."""
    deadline = time.monotonic() + START_SECONDS
    state = ""
    while time.monotonic() < deadline:
        shown = subprocess.run(
            ["sinfo", "--noheader", "--format=%t"],
            env={**os.environ, **variables},
            capture_output=True,
            encoding="utf-8",
        )
        state = shown.stdout.strip() or shown.stderr.strip()
        if state in ("idle", "mix"):
            return
        time.sleep(0.2)
    logs = "\n".join(f"{log.name}: {log.read_text(errors='replace')[-1500:]}" for log in root.glob("*.out"))
    raise TimeoutError(f"the node is {state!r} after {START_SECONDS:g} s\n{logs}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])

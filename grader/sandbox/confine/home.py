"""The scratch folder of a worker: in its own /tmp where it has a mount namespace, else on the host."""

import os
import shutil
import tempfile

from grader.sandbox.confine.layers import Plan
from grader.sandbox.confine.mounts import SCRATCH


def make_home(plan: Plan) -> str:
    """Return the path of the scratch folder for the next worker; make it where the worker cannot.

    To be called in the host before `fork_worker`, once for each worker. The folder is private (0700).
    """
    if "mount_ns" in plan.layers:
        return f"{SCRATCH}/home"
    return tempfile.mkdtemp(prefix="grader-worker-")


def remove_home(plan: Plan, home: str) -> None:
    """Remove what a worker left in its scratch folder, after it was reaped; safe against links.

    Nothing outside `home` is touched. Raise OSError where something cannot be removed.
    """
    if "mount_ns" in plan.layers:
        return

    try:
        shutil.rmtree(home)
    except PermissionError:
        _open_folders(home)
        shutil.rmtree(home)


def _open_folders(home: str) -> None:
    """Open the folders that a worker has closed to its own user; it is gone, so nobody changes them now."""
    os.chmod(home, 0o700)
    for folder, names, _ in os.walk(home):
        for name in names:
            path = os.path.join(folder, name)
            if not os.path.islink(path):
                os.chmod(path, 0o700)

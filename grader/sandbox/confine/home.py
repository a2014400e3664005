"""The scratch folder of a worker: in its own /tmp where it has a mount namespace, else on the host."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable

from grader.sandbox.confine.layers import Plan
from grader.sandbox.confine.mounts import SCRATCH
from grader.sandbox.confine.readable import inside


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

    def unlock(remove: Callable[..., object], path: str, _error: object) -> None:
        """Open what the worker has closed to its own user, and try again, once."""
        for folder in (os.path.dirname(path), path):
            if inside(folder, home) and stat.S_ISDIR(os.lstat(folder).st_mode):
                os.chmod(folder, 0o700)
        if os.path.isdir(path) and not os.path.islink(path):
            shutil.rmtree(path)
        else:
            remove(path)

    shutil.rmtree(home, onerror=unlock)

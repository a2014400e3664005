"""The scratch folder of a worker: in its own /tmp where it has a mount namespace, else on the host."""

import os
import secrets
import stat
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

    Nothing outside `home` is touched, and folders may be closed, or deeper than paths and recursion reach.
    Raise OSError where something cannot be removed.
    """
    if "mount_ns" in plan.layers:
        return

    os.chmod(home, 0o700)
    top = os.open(home, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        while names := os.listdir(top):
            for name in names:
                _remove(name, top)
    finally:
        os.close(top)
    os.rmdir(home)


def _remove(name: str, top: int) -> None:
    """Remove an entry of the folder `top`, into which the folders that it holds are moved."""
    if not _is_own_folder(name, top):
        os.unlink(name, dir_fd=top)
        return
    folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
    try:
        for inner in os.listdir(folder):
            if _is_own_folder(inner, folder):
                os.rename(inner, secrets.token_hex(8), src_dir_fd=folder, dst_dir_fd=top)
            else:
                os.unlink(inner, dir_fd=folder)
    finally:
        os.close(folder)
    os.rmdir(name, dir_fd=top)


def _is_own_folder(name: str, parent: int) -> bool:
    """Tell whether it is a folder, no link; one that was closed is opened: nobody works in it any more."""
    if not stat.S_ISDIR(os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode):
        return False
    os.chmod(name, 0o700, dir_fd=parent)
    return True

"""The folder for the files that checks make: whoever of the processes ends last, it goes.

The command line removes it; where that was killed, the host does, whose stream has ended; where both were,
the next run finds that nobody holds the folder's lock any more.
"""

import contextlib
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

PREFIX = "grader-desks-"
# one that is just being made, and those of older versions, have no lock
_NEW_SECONDS = 3600.0


class Desks:
    """One run's folder, locked as long as this process lives."""

    def __init__(self) -> None:
        remove_abandoned()
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._lock = _lock(self.folder)

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def remove_abandoned() -> None:
    """Remove the folders of runs of this user that were killed with all their processes."""
    if sys.platform == "win32":
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            found = folder.lstat()
            if found.st_uid != os.geteuid() or time.time() - found.st_mtime < _NEW_SECONDS:
                continue
            descriptor = _lock(folder)
            if descriptor is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(descriptor)


def _lock(folder: Path) -> int | None:
    """Return a descriptor that holds the folder's lock; None where another process does, or there is none."""
    if sys.platform == "win32":
        return None
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor

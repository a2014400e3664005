"""The output folder of a class, and who may write to it: one run at a time."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.batch.grading import demand_folder
from grader.errors import InputError
from grader.gradebook.store import Store

_STORE = ".grader"


@contextmanager
def opened(out: Path, *, fresh: bool) -> Iterator[Store]:
    """Give the store of an output folder, and keep other runs from writing there meanwhile.

    Raises InputError where another run is at work.
    """
    demand_folder(out)
    folder = out / _STORE
    demand_folder(folder)
    with _alone(out), Store(folder, fresh=fresh) as store:
        yield store


@contextmanager
def copied(out: Path, *, fresh: bool) -> Iterator[Store]:
    """Give a copy of the store, for a run that leaves the folder as it is."""
    folder = out / _STORE
    with tempfile.TemporaryDirectory(prefix="grader-what-if-") as name:
        if (folder / "lock").is_file():
            with _alone(out):
                for path in folder.glob("store.sqlite*"):
                    shutil.copy2(path, name)
        with Store(Path(name), fresh=fresh) as store:
            yield store


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout  # late: other commands need no lock

    lock = FileLock(out / _STORE / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise InputError(out, "an output folder that no other run is writing to", "one at work") from error
    except OSError as error:
        raise InputError(out, "a folder to write to", str(error)) from error
    try:
        yield
    finally:
        lock.release()

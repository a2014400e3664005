"""An interpreter that an ordinary user may run, wherever the tests' own one lies.

On a CI machine everything may lie below /root: the interpreter, the packages of its environment, and the
checkout. What the user cannot reach is copied, and an environment is made over it, with links to the files of
the packages; where the user can reach everything, the tests' own interpreter is used.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LIBRARY = f"python{sys.version_info.major}.{sys.version_info.minor}"
_LEFT_OUT = (
    "site-packages",
    "dist-packages",
    "test",
    "tests",
    "idlelib",
    "tkinter",
    "__pycache__",
    "config-*",
)


@dataclass(frozen=True)
class Interpreter:
    """The program to run, and the variables that it needs."""

    path: str
    variables: dict[str, str]


OWN = Interpreter(sys.executable, {})


def interpreter_for(user: int | None, folder: Path) -> Interpreter:
    """Return an interpreter with the tests' packages that `user` may run; made in `folder` where needed."""
    if user is None or (_may_run(sys.executable, user) and _may_read(user, [_packages(), ROOT])):
        return OWN
    checkout = ROOT
    if not _may_read(user, [ROOT]):
        checkout = folder / "checkout"
        _copy_checkout(ROOT, checkout)
    variables = {"PYTHONPATH": str(checkout)}
    base = Path(sys.base_prefix) / "bin" / _LIBRARY
    if not _may_run(str(base), user):
        base = _copy_interpreter(base, folder / "base")
        variables["LD_LIBRARY_PATH"] = str(folder / "base" / "lib")
    environment = folder / "environment"
    subprocess.run([base, "-m", "venv", "--without-pip", environment], check=True, env=os.environ | variables)
    own = environment / "lib" / _LIBRARY / "site-packages"
    own.rmdir()
    _link_tree(_packages(), own)  # a worker may read this folder, and none that a .pth file adds
    return Interpreter(str(environment / "bin" / "python"), variables)


def _packages() -> Path:
    return Path(sysconfig.get_path("purelib"))


def _may_run(program: str, user: int) -> bool:
    return _succeeds([program, "-c", ""], user)


def _may_read(user: int, places: Iterable[Path]) -> bool:
    return all(_succeeds(["/bin/ls", str(place)], user) for place in places)


def _succeeds(command: list[str], user: int) -> bool:
    try:
        done = subprocess.run(
            command, user=user, group=user, extra_groups=[], cwd="/", capture_output=True, check=False
        )
    except PermissionError:
        return False
    return done.returncode == 0


def _copy_interpreter(program: Path, folder: Path) -> Path:
    """Copy program, standard library and shared library, so that it finds them from where it lies."""
    shutil.copytree(
        Path(os.__file__).parent, folder / "lib" / _LIBRARY, ignore=shutil.ignore_patterns(*_LEFT_OUT)
    )
    for library in (Path(sys.base_prefix) / "lib").glob("libpython*.so*"):
        shutil.copy2(library, folder / "lib" / library.name)
    (folder / "bin").mkdir()
    return Path(shutil.copy2(program.resolve(), folder / "bin" / _LIBRARY))


def _copy_checkout(place: Path, copy: Path) -> None:
    for package in ("grader", "reports"):
        shutil.copytree(place / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))


def _link_tree(place: Path, copy: Path) -> None:
    """Copy a tree of a gigabyte by links to its files, where both lie on one file system."""
    shutil.copytree(place, copy, copy_function=_link_or_copy, ignore=shutil.ignore_patterns("__pycache__"))


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)

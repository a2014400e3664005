"""What a worker may read: the interpreter, its packages and the shared libraries, and nothing else."""

import os
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

DEVICES: Final = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")

_SYSTEM: Final = (
    "/lib",
    "/lib64",
    "/usr/lib64",
    "/usr/lib/locale",
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/localtime",
    "/usr/share/zoneinfo",
)


def interpreter_paths() -> list[str]:
    """Return the folders of this interpreter's own modules, its packages and the system's libraries."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    base = {"base": sys.base_prefix, "platbase": sys.base_exec_prefix}
    folders = [sysconfig.get_path(name) for name in names]
    folders += [sysconfig.get_path(name, vars=base) for name in names]
    folders += [path for path in sys.path if path.endswith("lib-dynload")]
    if triplet := sysconfig.get_config_var("MULTIARCH"):
        folders.append(f"/usr/lib/{triplet}")
    return [*folders, *_SYSTEM]


def mapped_libraries(hidden: Sequence[str]) -> list[str]:
    """Return the folder of each shared library in this process; the file alone where the folder holds more.

    A folder that holds something of `hidden`, or that is a home folder, is not only a library's folder.
    """
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as lines:
            files = {line.split(maxsplit=5)[5].rstrip("\n") for line in lines if ".so" in line}
    except OSError:
        return []
    personal = {"/", "/root", "/tmp", os.path.expanduser("~"), os.getcwd()}
    found = set()
    for file in files:
        folder = os.path.dirname(file)
        shared = folder in personal or any(inside(path, folder) for path in hidden)
        found.add(file if shared else folder)
    return sorted(found)


def inside(path: str, folder: str) -> bool:
    """Tell whether `path` is `folder` or lies below it, by name alone."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the existing ones of `paths`, without those that lie below another one, in order of name."""
    kept: list[str] = []
    for path in sorted({os.path.abspath(path) for path in paths}):
        if not os.path.exists(path) or path == "/":
            continue
        if not any(inside(path, folder) for folder in kept):
            kept.append(path)
    return tuple(kept)


@lru_cache(maxsize=8)
def resolved(paths: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return each existing path with the real one that it leads to; cached, as every worker asks it again."""
    return tuple((path, os.path.realpath(path)) for path in paths if os.path.exists(path))


def around(folder: str, masked: Sequence[str]) -> list[str]:
    """Return what covers `folder` without anything of `masked`: itself, or its entries, level by level."""
    if any(inside(folder, path) for path in masked):
        return []
    if not any(inside(path, folder) for path in masked):
        return [folder]
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [part for name in names for part in around(os.path.join(folder, name), masked)]

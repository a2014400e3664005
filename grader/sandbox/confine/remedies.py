"""Why a layer is missing here, and what an administrator would run to get it."""

import os
from typing import Final, Literal

from grader.sandbox.confine.layers import NAMESPACES

Cause = Literal[
    "apparmor", "unprivileged", "no_user_namespaces", "container", "namespaces", "landlock", "seccomp", "uid",
    "memory", "rlimits",
]  # fmt: skip

_SYSCTLS: Final[tuple[tuple[Cause, str, str, str], ...]] = (
    ("apparmor", "kernel/apparmor_restrict_unprivileged_userns", "1", "0"),
    ("unprivileged", "kernel/unprivileged_userns_clone", "0", "1"),
    ("no_user_namespaces", "user/max_user_namespaces", "0", "15000"),
)
"""Settings that keep ordinary users from namespaces: the value that does, and the one that does not."""

_DOCKER: Final = (
    "docker run --cap-add SYS_ADMIN --security-opt seccomp=unconfined"
    " --security-opt apparmor=unconfined --security-opt systempaths=unconfined"
)
_LSM: Final = "sys/kernel/security/lsm"
_OTHERS: Final[dict[str, tuple[Cause, str | None]]] = {
    "seccomp": ("seccomp", None),
    "uid": ("uid", "sudo /usr/bin/python3 -m venv /opt/grader"),
    "memory": ("memory", "ulimit -v unlimited"),
    "rlimits": ("rlimits", "ulimit -H -n 4096"),
}


def remedy(layer: str, root: str = "/") -> tuple[Cause | None, str | None]:
    """Return why `layer` could not be raised, and the command that would help; None: not known.

    The settings are read from the file system at `root`.
    """
    if layer == "landlock":
        return "landlock", (
            f"sudo sed -i 's/^GRUB_CMDLINE_LINUX=\"/&lsm={_lsm_with_landlock(root)} /' /etc/default/grub"
            " && sudo update-grub && sudo reboot"
        )
    if layer not in NAMESPACES:
        return _OTHERS.get(layer, (None, None))
    if _in_container(root):
        return "container", _DOCKER
    for cause, name, blocking, free in _SYSCTLS:
        if _setting(f"{root}proc/sys/{name}") == blocking:
            return cause, f"sudo sysctl -w {name.replace('/', '.')}={free}"
    return "namespaces", None


def _lsm_with_landlock(root: str) -> str:
    """Return the kernel's list of security modules with Landlock in front."""
    modules = (_setting(root + _LSM) or "lockdown,yama,integrity,apparmor").split(",")
    return ",".join(["landlock", *(module for module in modules if module != "landlock")])


def _in_container(root: str) -> bool:
    return os.path.exists(f"{root}.dockerenv") or os.path.exists(f"{root}run/.containerenv")


def _setting(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().strip()
    except OSError:
        return None

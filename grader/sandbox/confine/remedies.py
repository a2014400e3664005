"""What an administrator can do where a layer is missing, in one line each."""

import os
from typing import Final

from grader.sandbox.confine.layers import NAMESPACES

_SYSCTLS: Final = {
    "kernel/apparmor_restrict_unprivileged_userns": ("1", "0"),
    "kernel/unprivileged_userns_clone": ("0", "1"),
    "user/max_user_namespaces": ("0", "15000"),
}
"""Settings that keep ordinary users from namespaces: the value that does, and the one that does not."""

_OTHERS: Final = {
    "landlock": "boot with landlock in the kernel's lsm= list (Linux 5.13 or newer)",
    "seccomp": "use a kernel with CONFIG_SECCOMP_FILTER, on x86-64 or aarch64",
    "uid": "install Python and its packages where every user can read them, not below /root",
    "memory": "mount /proc, and raise the hard limit on address space (ulimit -v unlimited)",
    "rlimits": "raise the hard limits of the user that grades (ulimit -H)",
}


def remedy(layer: str) -> str | None:
    """Return what to run or to change so that `layer` can be raised, or None where nothing is known."""
    if layer not in NAMESPACES:
        return _OTHERS.get(layer)
    if _in_container():
        return (
            "docker run --cap-add SYS_ADMIN --security-opt seccomp=unconfined"
            " --security-opt apparmor=unconfined --security-opt systempaths=unconfined"
        )
    for name, (blocking, free) in _SYSCTLS.items():
        if _setting(name) == blocking:
            return f"sudo sysctl -w {name.replace('/', '.')}={free}"
    return "use a kernel with namespaces (CONFIG_USER_NS, CONFIG_PID_NS, CONFIG_NET_NS)"


def _in_container() -> bool:
    return os.path.exists("/.dockerenv") or os.path.exists("/run/.containerenv")


def _setting(name: str) -> str | None:
    try:
        with open(f"/proc/sys/{name}", encoding="utf-8") as file:
            return file.read().strip()
    except OSError:
        return None

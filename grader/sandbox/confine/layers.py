"""The isolation layers by name, and the plan of which of them a worker gets."""

from dataclasses import dataclass
from typing import Final, Literal

from grader.sandbox.limits import Limits

Tier = Literal["full", "reduced", "process"]
Excess = Literal["memory", "processes"]
"""A limit of a worker's whole tree of processes."""

NAMESPACES: Final = ("user_ns", "pid_ns", "net_ns", "ipc_ns", "uts_ns", "mount_ns")

LAYERS: Final = (
    "session",  # a session of its own, which dies with its host
    *NAMESPACES,
    "uid",  # a uid that nobody else has
    "rlimits",
    "memory",
    "descriptors",
    "capabilities",
    "no_new_privs",
    "landlock",
    "seccomp",
)
"""All layers, in the order in which a worker raises them."""

_BASE: Final = frozenset(
    {"session", "rlimits", "memory", "descriptors", "capabilities", "no_new_privs", "seccomp"}
)
_SPACES: Final = frozenset(NAMESPACES) - {"user_ns"}


@dataclass(frozen=True)
class Plan:
    """Say which layers a worker raises, what it may read, and how much it may use.

    `readable` are absolute paths of files and folders; `masked` are paths that stay hidden even where they
    lie inside a readable folder. `denied` are the layers that were switched off by hand. `loosened` names
    single parts of layers that are left out, so that a test can show what each is for: system calls, rights
    of Landlock, limits ("RLIMIT_..."). Nothing but tests sets it. `keep_search`: a worker of another uid
    keeps the right to read files whoever owns them, because the interpreter is root's alone; Landlock then
    says which.
    """

    tier: Tier
    layers: tuple[str, ...]
    readable: tuple[str, ...]
    masked: tuple[str, ...]
    limits: Limits
    denied: tuple[str, ...] = ()
    loosened: frozenset[str] = frozenset()
    keep_search: bool = False

    @property
    def shares_owner(self) -> bool:
        """Return whether a worker's user owns files outside of the scratch folder that paths lead to."""
        return not {"mount_ns", "uid"} & set(self.layers)


def tier_of(layers: frozenset[str]) -> Tier:
    """Return the best tier whose layers are all there.

    `full` has every layer, with a uid or else a user namespace of its own. `reduced` has the filter on system
    calls and hides files and processes, by Landlock or by namespaces. `process` is the process boundary
    alone.
    """
    own_user = bool(layers & {"uid", "user_ns"})
    if layers >= _BASE | _SPACES | {"landlock"} and own_user:
        return "full"
    if layers >= _BASE and ("landlock" in layers or layers >= _SPACES):
        return "reduced"
    return "process"

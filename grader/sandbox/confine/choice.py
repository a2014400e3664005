"""Choose the isolation that this machine can give, by trying it."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Final

from grader.errors import InputError, InternalError
from grader.sandbox.confine.forbidden import FORBIDDEN
from grader.sandbox.confine.identity import has_uids_to_give
from grader.sandbox.confine.layers import LAYERS, NAMESPACES, Plan, tier_of
from grader.sandbox.confine.permitted import PERMITTED
from grader.sandbox.confine.readable import interpreter_paths, mapped_libraries, outermost
from grader.sandbox.confine.remedies import remedy
from grader.sandbox.confine.trial import Finding, Trial, try_plan
from grader.sandbox.limits import Limits
from grader.sandbox.probes import Probe

DENY_VARIABLE: Final = "GRADER_DENY_LAYERS"
"""Names of layers, with commas between them, that are to be left out; it can only make isolation less."""

_DEMANDED_BY_SEARCH: Final = frozenset({"capabilities", "no_new_privs", "landlock", "seccomp"})
"""What must hold a worker that may read files whoever owns them."""
_EVERYWHERE: Final = ("rlimits", "descriptors")


def choose_plan(
    limits: Limits,
    masked: Sequence[str] = (),
    deny: frozenset[str] = frozenset(),
    readable: Sequence[str] = (),
) -> tuple[Plan, list[Probe]]:
    """Return the best plan whose layers all hold on this machine, and the probes that show it.

    Each trial forks throw-away workers; the calling process itself is not changed. `masked` are paths that no
    worker may see (course, solutions, results), `readable` are further ones that it may. `deny`, and the
    environment variable GRADER_DENY_LAYERS, name layers to leave out. Raise InputError where one of them is
    no layer, InternalError where not even a worker without layers can be tried.
    """
    denied = deny | _denied_by_environment()
    if unknown := sorted(denied - set(LAYERS)):
        raise InputError(DENY_VARIABLE, f"names of layers ({', '.join(LAYERS)})", ", ".join(unknown))
    hidden = tuple(os.path.abspath(path) for path in masked)
    shown = outermost([*interpreter_paths(), *mapped_libraries(hidden), *readable])
    layers = _candidates() - denied
    lost: dict[str, str] = {}
    search = False
    while True:
        ordered = tuple(layer for layer in LAYERS if layer in layers)
        off = tuple(sorted(denied))
        plan = Plan(tier_of(layers), ordered, shown, hidden, limits, off, keep_search=search)
        trial = try_plan(plan)
        failed = trial.failures()
        if not failed:
            return plan, [*_probes(trial), *_losses(lost)]
        # Root's own interpreter, say, below /root: a worker of another uid may then search, and nothing else.
        search = not search and set(failed) == {"uid"} and layers >= _DEMANDED_BY_SEARCH
        if search:
            continue
        if not layers & set(failed):
            raise InternalError(f"no isolation could be tried: {'; '.join(failed.values())}")
        lost |= failed
        layers -= _with_companions(failed)


def _denied_by_environment() -> frozenset[str]:
    names = os.environ.get(DENY_VARIABLE, "").split(",")
    return frozenset(name.strip() for name in names if name.strip())


def _candidates() -> frozenset[str]:
    """Return the layers that are worth a try: who has uids to give does so, others make a user namespace."""
    if sys.platform != "linux":
        return frozenset(_EVERYWHERE)
    return frozenset(LAYERS) - {"user_ns" if has_uids_to_give() else "uid"}


def _with_companions(failed: Iterable[str]) -> frozenset[str]:
    """Return the layers to leave out: where one namespace is refused, so are the others."""
    gone = set(failed)
    return frozenset(gone | set(NAMESPACES) if gone & set(NAMESPACES) else gone)


def _probes(trial: Trial) -> list[Probe]:
    """Return one probe of each attempt and layer, from the worker in which that layer stood most alone."""
    found: dict[tuple[str, str | None], Finding] = {}
    for one in trial.findings:
        found.setdefault((one.name, one.layer), one)
    answers = {one.name: one.layers[0] for one in (*FORBIDDEN, *PERMITTED)}
    return [Probe(one.name, one.layer or answers[one.name], one.passed, one.detail) for one in found.values()]


def _losses(lost: dict[str, str]) -> list[Probe]:
    return [Probe(f"raise {layer}", layer, False, why, *remedy(layer)) for layer, why in lost.items()]

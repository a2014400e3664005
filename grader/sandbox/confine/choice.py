"""Choose the isolation that this machine can give, by trying it."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from grader.errors import InputError
from grader.sandbox.confine.attempts import ATTEMPTS
from grader.sandbox.confine.layers import LAYERS, NAMESPACES, Plan, tier_of
from grader.sandbox.confine.readable import interpreter_paths, mapped_libraries, outermost
from grader.sandbox.confine.remedies import remedy
from grader.sandbox.confine.trial import Trial, try_plan
from grader.sandbox.limits import Limits

DENY_VARIABLE: Final = "GRADER_DENY_LAYERS"
"""Names of layers, with commas between them, that are to be left out; it can only make isolation less."""

_EVERYWHERE: Final = ("rlimits", "descriptors")


@dataclass(frozen=True)
class Probe:
    """What one operation showed: `passed` where the worker was denied what it must be, and allowed what it may.

    `layer` is the first layer of the plan that answers for it, or, where none does, that would. `remedy` is one line
    for an administrator, None where nothing is missing.
    """

    name: str
    layer: str
    passed: bool
    detail: str
    remedy: str | None


def choose_plan(
    limits: Limits,
    masked: Sequence[str] = (),
    deny: frozenset[str] = frozenset(),
    readable: Sequence[str] = (),
) -> tuple[Plan, list[Probe]]:
    """Return the best plan whose layers all hold on this machine, and the probes that show it.

    Each attempt forks a throw-away worker; the calling process itself is not changed. `masked` are paths that no worker
    may see (course, solutions, results), `readable` are further ones that it may. `deny`, and the environment variable
    GRADER_DENY_LAYERS, name layers to leave out. Raise InputError where one of them is no layer.
    """
    denied = deny | _denied_by_environment()
    if unknown := sorted(denied - set(LAYERS)):
        raise InputError(DENY_VARIABLE, f"names of layers ({', '.join(LAYERS)})", ", ".join(unknown))
    hidden = tuple(os.path.abspath(path) for path in masked)
    shown = outermost([*interpreter_paths(), *mapped_libraries(hidden), *readable])
    layers = _candidates() - denied
    lost: dict[str, str] = {}
    while True:
        ordered = tuple(layer for layer in LAYERS if layer in layers)
        plan = Plan(tier_of(layers), ordered, shown, hidden, limits, tuple(sorted(denied)))
        trial = try_plan(plan)
        failed = _failed_layers(plan, trial)
        if not failed:
            return plan, [*_probes(plan, trial), *_losses(lost)]
        lost |= failed
        layers -= _with_companions(failed)


def _denied_by_environment() -> frozenset[str]:
    names = os.environ.get(DENY_VARIABLE, "").split(",")
    return frozenset(name.strip() for name in names if name.strip())


def _candidates() -> frozenset[str]:
    """Return the layers that are worth a try: root has uids to give, others make a user namespace."""
    if sys.platform != "linux":
        return frozenset(_EVERYWHERE)
    return frozenset(LAYERS) - {"user_ns" if os.geteuid() == 0 else "uid"}


def _failed_layers(plan: Plan, trial: Trial) -> dict[str, str]:
    """Return the layers that could not be raised or did not hold, with the reason."""
    if trial.lost is not None:
        return {trial.lost[0]: trial.lost[1]}
    failed: dict[str, str] = {}
    for one in ATTEMPTS:
        held, detail = trial.outcomes[one.name]
        answers = next((layer for layer in one.layers if layer in plan.layers), None)
        if not held and answers is not None:
            failed.setdefault(answers, f"{one.name}: {detail}")
    return failed


def _with_companions(failed: Iterable[str]) -> frozenset[str]:
    """Return the layers to leave out: where one namespace is refused the others are too, so all go at once."""
    gone = set(failed)
    return frozenset(gone | set(NAMESPACES) if gone & set(NAMESPACES) else gone)


def _probes(plan: Plan, trial: Trial) -> list[Probe]:
    probes = []
    for one in ATTEMPTS:
        held, detail = trial.outcomes[one.name]
        layer = next((layer for layer in one.layers if layer in plan.layers), one.layers[0])
        probes.append(Probe(one.name, layer, held, detail, None))
    return probes


def _losses(lost: dict[str, str]) -> list[Probe]:
    return [Probe(f"raise {layer}", layer, False, why, remedy(layer)) for layer, why in lost.items()]

"""A trial: workers are confined by a plan, try what must be denied, and report.

Where several layers deny the same thing, one hides whether the other holds. So there are several workers: one
without Landlock and the filter on system calls, one with Landlock alone, one with the filter alone, and one
with the whole plan.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from grader.errors import InternalError, LayerLost
from grader.sandbox.confine import landlock
from grader.sandbox.confine.attempts import Attempt, Surroundings, is_denied, works
from grader.sandbox.confine.forbidden import FORBIDDEN
from grader.sandbox.confine.home import make_home, remove_home
from grader.sandbox.confine.host import become_host, fork_worker
from grader.sandbox.confine.layers import Plan
from grader.sandbox.confine.permitted import PERMITTED
from grader.sandbox.confine.report import collect, send
from grader.sandbox.confine.surroundings import surroundings
from grader.sandbox.confine.worker import confine_self

_OUTER: Final = ("landlock", "seccomp")
_ALWAYS: Final = frozenset({"session", "no_new_privs"})


@dataclass(frozen=True)
class Finding:
    """What one attempt showed about one layer; `layer` is None where no layer of the plan answers for it."""

    name: str
    layer: str | None
    passed: bool
    detail: str


@dataclass(frozen=True)
class Trial:
    """What became of a plan: a layer that could not be raised, with the reason, or else all findings."""

    lost: tuple[str, str] | None
    findings: list[Finding]

    def failures(self) -> dict[str, str]:
        """Return the layers that could not be raised or did not do their work, with the reasons.

        What a worker must be able to do comes first and alone: its failure spoils the attempts that follow.
        """
        if self.lost is not None:
            return dict([self.lost])
        failed = [one for one in self.findings if not one.passed and one.layer is not None]
        permitted = {one.name for one in PERMITTED}
        hindered = [one for one in failed if one.name in permitted]
        return {str(one.layer): f"{one.name}: {one.detail}" for one in hindered[:1] or failed}


def try_plan(plan: Plan) -> Trial:
    """Confine workers by `plan` in a process of its own, let them try everything, and return what came."""
    with surroundings(plan) as around:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            _run_host(plan, around, writer)
        os.close(writer)
        reports = collect(reader, child)
    findings = []
    for report in reports:
        if "lost" in report:
            return Trial((str(report["lost"]), str(report["reason"])), [])
        layer = report["layer"]
        findings.append(
            Finding(
                name=str(report["name"]),
                layer=None if layer is None else str(layer),
                passed=bool(report["passed"]),
                detail=str(report["detail"]),
            )
        )
    if not any(one.name == FORBIDDEN[-1].name for one in findings):
        suspect = next((layer for layer in reversed(_OUTER) if layer in plan.layers), "session")
        return Trial((suspect, "the trial worker ended before its report did"), [])
    return Trial(None, findings)


def _stages(plan: Plan) -> Iterator[tuple[Plan, list[tuple[Attempt, str | None]]]]:
    """Return each plan that the trial raises, with what its worker tries and the layer that must deny it."""
    answers = [(one, _answering(one, plan)) for one in FORBIDDEN]
    live = frozenset(plan.layers)
    yield _only(plan, live - set(_OUTER)), [(one, ls[0]) for one, ls in answers if ls and ls[0] not in _OUTER]
    for alone in _OUTER:
        if alone in plan.layers:
            yield _only(plan, live & _ALWAYS | {alone}), [(one, alone) for one, ls in answers if alone in ls]
    yield plan, [(one, ls[-1] if ls else None) for one, ls in answers]


def _answering(attempt: Attempt, plan: Plan) -> list[str]:
    """Return the layers of the plan that deny this, the inner ones first."""
    layers = [layer for layer in attempt.layers if layer in plan.layers]
    if "landlock" in layers and landlock.version() < attempt.landlock_since:
        layers.remove("landlock")
    return layers


def _only(plan: Plan, layers: frozenset[str]) -> Plan:
    return replace(plan, layers=tuple(layer for layer in plan.layers if layer in layers))


def _run_host(plan: Plan, around: Surroundings, writer: int) -> None:
    """Be the host of the workers of each stage, one after the other, and then end."""
    try:
        around = replace(around, process=os.getpid())
        become_host(plan)
        for peeled, attempts in _stages(plan):
            home = make_home(peeled)
            worker = fork_worker(peeled)
            if worker == 0:
                _run_worker(peeled, attempts, around, writer, home, whole=peeled == plan)
            os.waitpid(worker, 0)
            remove_home(peeled, home)
    except LayerLost as error:
        send(writer, {"lost": error.layer, "reason": error.reason})
    except (InternalError, OSError) as error:
        send(writer, {"lost": "session", "reason": str(error)})
    finally:
        os._exit(0)


def _run_worker(
    plan: Plan,
    attempts: list[tuple[Attempt, str | None]],
    around: Surroundings,
    writer: int,
    home: str,
    *,
    whole: bool,
) -> None:
    try:
        confine_self(plan, [writer], home)
        for one in PERMITTED if whole else ():
            hindering = next((layer for layer in one.layers if layer in plan.layers), None)
            _tell(writer, one, hindering, works(one, around))
        for one, layer in attempts:
            _tell(writer, one, layer, is_denied(one, around))
    except LayerLost as error:
        send(writer, {"lost": error.layer, "reason": error.reason})
    finally:
        os._exit(0)


def _tell(writer: int, attempt: Attempt, layer: str | None, outcome: tuple[bool, str]) -> None:
    passed, detail = outcome
    send(writer, {"name": attempt.name, "layer": layer, "passed": passed, "detail": detail})

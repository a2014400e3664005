"""A worker for each test: it raises the layers that the test names, runs one function, and reports."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

import pytest

from grader.sandbox.confine import LAYERS, Plan
from grader.sandbox.confine.layers import NAMESPACES, tier_of
from grader.sandbox.confine.readable import interpreter_paths, mapped_libraries, outermost
from grader.sandbox.limits import Limits
from tests.sandbox.confine.workers import in_worker, layers_offered

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]


class Confined(Protocol):
    """Run `operation` in a worker and return its JSON value, or the name of what it raised."""

    def __call__(
        self,
        operation: Callable[[], object],
        *layers: str,
        user: int | None = None,
        keep: tuple[int, ...] = (),
        **changes: Any,
    ) -> Any: ...


@pytest.fixture(scope="session")
def offered() -> frozenset[str]:
    """Return the layers that this machine offers: others are skipped."""
    return layers_offered()


@pytest.fixture(scope="session")
def machine_plan(offered: frozenset[str]) -> Plan:
    """Return the plan with all layers that this machine offers."""
    layers = tuple(layer for layer in LAYERS if layer in offered)
    readable = outermost([*interpreter_paths(), *mapped_libraries(())])
    return Plan(tier_of(offered), layers, readable, (), Limits())


@pytest.fixture
def confined(machine_plan: Plan) -> Confined:
    def run(
        operation: Callable[[], object],
        *layers: str,
        user: int | None = None,
        keep: tuple[int, ...] = (),
        **changes: Any,
    ) -> Any:
        lacking = set(layers) - set(machine_plan.layers) - {"user_ns"}
        if lacking or ("user_ns" in layers and "pid_ns" not in machine_plan.layers):
            pytest.skip(f"no {', '.join(lacking) or 'user_ns'} here")
        if user is not None and os.geteuid() != 0:
            pytest.skip("only root can become another user")
        wanted = set(layers)
        if wanted & set(NAMESPACES) and (user or os.geteuid()) != 0:
            wanted.add("user_ns")  # without it, only root may make the others
        ordered = tuple(layer for layer in LAYERS if layer in wanted)
        return in_worker(replace(machine_plan, layers=ordered, **changes), operation, keep, user)

    return run


@pytest.fixture
def whole(machine_plan: Plan) -> tuple[str, ...]:
    """Return all layers that this machine gives."""
    return machine_plan.layers

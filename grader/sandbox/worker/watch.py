"""Watch one call: what it changed, shared, printed, called, and how often it ran the autograd engine."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import Any

from grader.sandbox.arrays import is_array
from grader.sandbox.labels import labelled
from grader.sandbox.observations import Event, Observations
from grader.sandbox.worker.arguments import snapshot
from grader.sandbox.worker.devices import LOG
from grader.sandbox.worker.graphs import graph_names, graph_of

LIBRARIES = ("torch", "numpy", "scipy")
MAX_CALLS = 2_000
# what a call costs in Python's own objects before it makes anything of size
_PYTHON_NOISE_BYTES = 24 * 1024


class EngineCounter:
    """Count the runs of the autograd engine, whichever function of torch started them."""

    runs = 0

    @classmethod
    def install(cls) -> None:
        """Wrap torch's one entry into its engine; call once, in a process that holds torch."""
        import torch

        graph = torch.autograd.graph
        run = graph._engine_run_backward

        def counted(*args: Any, **kwargs: Any) -> Any:
            cls.runs += 1
            return run(*args, **kwargs)

        graph._engine_run_backward = counted
        torch.autograd._engine_run_backward = counted  # type: ignore[attr-defined]


class CallWatch:
    """One call under watch: made before it, used as a context around it, asked after it."""

    def __init__(self, args: Sequence[object], kwargs: Mapping[str, object], observe: frozenset[str]) -> None:
        self._arguments = list(labelled(args, kwargs))
        self._before = [snapshot(value) for _, value in self._arguments]
        self._observe = observe
        self._calls: dict[str, None] = {}
        self._largest = 0
        self._engine_runs = EngineCounter.runs
        self._events: list[Event] = []

    @property
    def arguments(self) -> Sequence[tuple[str, object]]:
        """The arguments, and what they held before the call, with their labels."""
        return self._arguments

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Record what the call does."""
        with ExitStack() as stack:
            labels = {id(value): label for label, value in self._arguments}
            self._events = stack.enter_context(
                LOG.watching(labels, disturbed="disturbed_products" in self._observe)
            )
            if "torch" in sys.modules and self._observe:
                from grader.sandbox.worker.modes import record_functions, record_sizes

                if "calls" in self._observe:
                    stack.enter_context(record_functions(self._note_call))
                if "sizes" in self._observe:
                    stack.enter_context(record_sizes(self._note_size))
            if "sizes" in self._observe:
                stack.enter_context(self._measuring_memory())
            if "calls" in self._observe:
                sys.setprofile(self._profile)
                stack.callback(sys.setprofile, None)
            yield

    def changed(self) -> list[str]:
        """Return the labels of the arguments that are not as they were."""
        return [
            label
            for (label, value), before in zip(self._arguments, self._before, strict=True)
            if not _same(before, snapshot(value))
        ]

    def observations(
        self,
        result: object,
        printed: str,
        errors: str,
        warnings: list[tuple[list[str], str]],
        modes: tuple[bool, bool],
    ) -> Observations:
        """Return what was seen; `modes` tells whether grad mode and default dtype came back changed."""
        torch = sys.modules.get("torch")
        tensor = result if torch is not None and isinstance(result, torch.Tensor) else None
        return Observations(
            changed=tuple(self.changed()),
            shares_memory=tuple(self._sharing(result)),
            requires_grad=None if tensor is None else tensor.requires_grad,
            is_leaf=None if tensor is None else tensor.is_leaf,
            grad_fns=() if tensor is None else graph_names(tensor),
            graph=() if tensor is None else graph_of(tensor, self._arguments),
            printed=printed,
            errors=errors,
            warnings=tuple((tuple(names), text) for names, text in warnings),
            calls=tuple(self._calls),
            engine_runs=EngineCounter.runs - self._engine_runs,
            largest_result=self._largest,
            grad_mode_changed=modes[0],
            default_dtype_changed=modes[1],
            device=None if tensor is None else str(tensor.device),
            events=tuple(self._events),
        )

    def _sharing(self, result: object) -> Iterator[str]:
        span = _memory_of(result)
        for label, value in self._arguments:
            other = _memory_of(value)
            if span and other and span[0] < other[1] and other[0] < span[1]:
                yield label

    def _note_call(self, name: str) -> None:
        if len(self._calls) < MAX_CALLS:
            self._calls[name] = None

    def _note_size(self, elements: int) -> None:
        self._largest = max(self._largest, elements)

    def _profile(self, frame: FrameType, event: str, function: object) -> None:
        if event == "call":
            module = str(frame.f_globals.get("__name__", ""))
            if module.split(".")[0] in LIBRARIES:
                self._note_call(f"{module}.{frame.f_code.co_qualname}")
        elif event == "c_call":
            module = getattr(function, "__module__", None) or ""
            owner = getattr(function, "__self__", None)
            if not module and owner is not None:
                kind = owner if isinstance(owner, type) else type(owner)
                module = kind.__module__ if not isinstance(owner, type(sys)) else owner.__name__
            if module.split(".")[0] in LIBRARIES:
                self._note_call(f"{module}.{getattr(function, '__qualname__', '')}")

    @contextmanager
    def _measuring_memory(self) -> Iterator[None]:
        """Take the peak of Python's and NumPy's memory during the call, in elements of four bytes."""
        tracemalloc.start(1)
        try:
            yield
        finally:
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            self._note_size(max(0, peak - _PYTHON_NOISE_BYTES) // 4)


def _same(before: object, after: object) -> bool:
    try:
        return bool(before == after)
    except Exception:  # a value of the student's put into the list compares by its own rules
        return False


def _memory_of(value: object) -> tuple[int, int] | None:
    """Return the addresses that the value's storage spans; None where it has none."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor) and value.layout == torch.strided:
        storage = value.untyped_storage()
        start = storage.data_ptr()
        return (start, start + storage.nbytes()) if start else None
    if is_array(value):
        import numpy as np

        low, high = np.lib.array_utils.byte_bounds(np.asarray(value))
        return int(low), int(high)
    return None

"""Calls whose graphs the session may ask for: `backward` in a check goes on in the worker."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from grader.sandbox.labels import differentiable

MAX_KEPT = 256


class KeptCalls:
    """Results of the last calls with what they were called with, by the call's nonce."""

    def __init__(self) -> None:
        self._calls: OrderedDict[int, tuple[object, list[object]]] = OrderedDict()

    def keep(self, nonce: int, result: object, args: list[object], kwargs: dict[str, object]) -> None:
        """Keep what a later Backward needs of this call."""
        inputs = differentiable(args, kwargs)
        if inputs and result is not None:
            self._calls[nonce] = (result, [tensor for _, tensor in inputs])
            if len(self._calls) > MAX_KEPT:
                self._calls.popitem(last=False)

    def gradients(self, call: int, path: Sequence[int], gradient: Any) -> Sequence[object]:
        """Return the gradients of the call's arguments, given that of what lies at `path` in its result."""
        import torch

        result: Any
        inputs: Any
        result, inputs = self._calls.get(call, (None, []))
        for place in path:
            result = result[place]
        found: Sequence[object] = torch.autograd.grad(
            result, inputs, gradient, retain_graph=True, allow_unused=True
        )
        return found

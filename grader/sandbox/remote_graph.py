"""The graph of an answer goes on in the worker: `backward` in a check asks there for the gradients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import torch

Backward = Callable[[list[int], torch.Tensor], Sequence[torch.Tensor | None]]


class _RemoteGraph(torch.autograd.Function):
    """A node that stands for the student's part of the graph."""

    @staticmethod
    def forward(ctx: Any, ask: Backward, path: list[int], value: torch.Tensor, *inputs: torch.Tensor) -> Any:
        ctx.ask, ctx.path = ask, path
        ctx.shapes = [tensor.shape for tensor in inputs]
        return value.clone()

    @staticmethod
    def backward(ctx: Any, *gradients: Any) -> Any:
        found = list(ctx.ask(ctx.path, gradients[0]))
        fitting = [
            one if one is not None and one.shape == shape else None
            for one, shape in zip(found, ctx.shapes, strict=False)
        ]
        fitting += [None] * (len(ctx.shapes) - len(fitting))
        return (None, None, None, *fitting)


def connect(value: object, inputs: Sequence[torch.Tensor], ask: Backward, path: Sequence[int] = ()) -> object:
    """Return the answer with its tensors that require grad joined to the arguments they came from."""
    if isinstance(value, torch.Tensor):
        if not value.requires_grad or not inputs:
            return value
        return _RemoteGraph.apply(ask, list(path), value.detach(), *inputs)  # type: ignore[no-untyped-call]
    if type(value) in (list, tuple) and len(path) < 4:
        items = list(cast("list[object] | tuple[object, ...]", value))
        items = [connect(item, inputs, ask, (*path, place)) for place, item in enumerate(items)]
        return items if type(value) is list else tuple(items)
    return value

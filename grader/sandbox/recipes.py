"""Recipes: how the session's tensors with a graph were made, so that the worker can make them again.

Values cross as bytes and a graph cannot. While checks run, a mode of torch notes for every result with a
graph the function and the arguments that made it; as an argument of the student's function it travels as
that call, and arrives with the same nodes, leaves and shared parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import torch
from torch.overrides import TorchFunctionMode
from torch.utils.weak import WeakTensorKeyDictionary

from grader.sandbox.observations import ARRIVES_ON

# deeper graphs travel as leaves: each step is a level of nesting on the wire
MAX_DEPTH = 30
_PLAIN = (bool, int, float, complex, str, type(None), type(...), slice, torch.dtype, torch.device, torch.Size)


@dataclass(frozen=True)
class Recipe:
    """A call that made a tensor: the function's name on the wire, its arguments, and which result it is."""

    function: str
    args: tuple[object, ...]
    kwargs: dict[str, object]
    index: int | None
    depth: int


class Recorder(TorchFunctionMode):
    """Notes the recipe of every tensor with a graph that is made while the mode is on."""

    def __init__(self) -> None:
        super().__init__()
        self._recipes: Any = WeakTensorKeyDictionary()
        self._is_used = False

    def recipe(self, tensor: torch.Tensor) -> Recipe | None:
        """Return how the tensor was made; None where that is not known, or cannot be repeated."""
        device = getattr(tensor, ARRIVES_ON, None)
        if device is not None:
            return Recipe("Tensor.to", (tensor.detach(), device), {}, None, 1)
        if tensor.grad_fn is None:
            return None
        found = self._recipes.get(tensor)
        return found if isinstance(found, Recipe) else None

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        result = func(*args, **kwargs)
        if type(result) is torch.Tensor and result.grad_fn is None and not self._is_used:
            return result  # nearly all of them, and checks make hundreds of thousands
        if isinstance(result, torch.Tensor):
            self._note(result, func, args, kwargs, None)
        elif isinstance(result, tuple | list):
            for index, one in enumerate(result):
                if isinstance(one, torch.Tensor):
                    self._note(one, func, args, kwargs, index)
        return result

    def _note(
        self,
        result: torch.Tensor,
        func: Any,
        args: tuple[object, ...],
        kwargs: dict[str, object],
        index: int | None,
    ) -> None:
        if result.grad_fn is None or any(result is arg for arg in args):
            if len(self._recipes) and result in self._recipes:
                del self._recipes[result]  # changed in place: the old recipe is no longer true
            return
        name = _wire_name(func)
        flat = [leaf for arg in (*args, *kwargs.values()) for leaf in _flattened(arg)]
        tensors = [leaf for leaf in flat if isinstance(leaf, torch.Tensor)]
        depth = 1 + max((self._depth(tensor) for tensor in tensors), default=0)
        if (
            name is None
            or depth > MAX_DEPTH
            or not all(isinstance(leaf, (*_PLAIN, torch.Tensor)) for leaf in flat)
        ):
            return
        self._is_used = True
        self._recipes[result] = Recipe(name, args, kwargs, index, depth)

    def _depth(self, tensor: torch.Tensor) -> int:
        found = self._recipes.get(tensor)
        if isinstance(found, Recipe):
            return found.depth
        return 0 if tensor.grad_fn is None else MAX_DEPTH


def repeat(function: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call the function of that wire name; only for names that the session sent."""
    kind, _, name = function.partition(".")
    if kind == "get":
        return getattr(args[0], name)
    return getattr({"Tensor": torch.Tensor, "torch": torch}[kind], name)(*args, **kwargs)


def _wire_name(func: Any) -> str | None:
    if getattr(func, "__name__", "") == "__get__":
        return f"get.{func.__self__.__name__}"
    try:
        return _names().get(func)
    except TypeError:  # no hash: none of torch's own
        return None


@cache
def _names() -> dict[Any, str]:
    """Map the functions of torch and the methods of its tensors to their names on the wire."""
    names: dict[Any, str] = {}
    for kind, owner in (("torch", torch), ("Tensor", torch.Tensor)):
        for name in dir(owner):
            member = getattr(owner, name, None)
            if callable(member) and not isinstance(member, type):
                names[member] = f"{kind}.{name}"
    return names


def _flattened(value: object) -> list[object]:
    if isinstance(value, list | tuple) and not isinstance(value, torch.Size):
        return [leaf for item in value for leaf in _flattened(item)]
    return [value]

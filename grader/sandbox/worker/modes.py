"""Modes of torch that tell which functions a call used and how large their results were."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves


class _Functions(TorchFunctionMode):
    """Tell the dotted name of every function of torch that is called, operators included."""

    def __init__(self, note: Callable[[str], None]) -> None:
        super().__init__()
        self._note = note

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self._note(_dotted_name(func))
        return func(*args, **(kwargs or {}))


class _Sizes(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Tell the number of elements of every tensor that an operation makes; views make none."""

    def __init__(self, note: Callable[[int], None]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._note = note

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        """Keep torch from loading its compiler, which takes a second, only to leave this mode alone."""
        return False

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = func(*args, **(kwargs or {}))
        if not getattr(func, "is_view", False):
            for leaf in tree_leaves(result):
                if isinstance(leaf, torch.Tensor):
                    self._note(leaf.numel())
        return result


def _dotted_name(func: Any) -> str:
    name = getattr(func, "__name__", type(func).__name__)
    if name == "__get__":  # an attribute that is read: func is bound to its descriptor
        name = f"{func.__self__.__name__}.__get__"
    owner = getattr(func, "__objclass__", None)
    if owner is not None or getattr(func, "__qualname__", "").startswith(("Tensor.", "TensorBase.")):
        return f"torch.Tensor.{name}"
    module = getattr(func, "__module__", None) or "torch"
    return f"{module}.{name}"


@contextmanager
def record_functions(note: Callable[[str], None]) -> Iterator[None]:
    """Call `note` with the name of every function of torch that is called."""
    with _Functions(note):
        yield


@contextmanager
def record_sizes(note: Callable[[int], None]) -> Iterator[None]:
    """Call `note` with the size of every tensor that is made."""
    with _Sizes(note):
        yield

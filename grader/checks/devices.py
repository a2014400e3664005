"""Devices in checks: arguments that lie on one, and machines with and without.

For topics whose exercise.toml says `simulate = "cuda"`. The check's own tensors stay on the CPU.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from grader.sandbox.observations import ARRIVES_ON

if TYPE_CHECKING:
    import torch


class _Run(Protocol):
    @property
    def device(self) -> str: ...

    def on_machine(self, machine: str) -> AbstractContextManager[None]: ...


class _Student(Protocol):
    @property
    def __run__(self) -> _Run: ...


def on(device: str, tensor: torch.Tensor) -> torch.Tensor:
    """Return a copy of the tensor that arrives on this device as an argument of the student's function."""
    copy = tensor.clone()
    setattr(copy, ARRIVES_ON, device)
    return copy


def has_device(student: _Student) -> bool:
    """Return whether the student's code finds a device: a real one, or a simulated one."""
    return student.__run__.device != ""


def without_device(student: _Student) -> AbstractContextManager[None]:
    """Let the student's file run afresh on a machine that has no device, inside the block."""
    return student.__run__.on_machine("none")

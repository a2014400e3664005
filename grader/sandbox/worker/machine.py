"""The machine that the student's code finds: torch with a device, real or simulated, or without one."""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import Any

import torch

from grader.sandbox.worker.devices import HOST_CLOCK, DeviceLog
from grader.sandbox.worker.simulated import DEVICE, Simulation, Watching


def use_real_device(log: DeviceLog) -> bool:
    """Watch the real device; return False where there is none that works."""
    try:
        if not torch.cuda.is_available():
            return False
        torch.zeros(1, device="cuda")
    except RuntimeError:  # a driver that the confinement, or the limit of memory, keeps from working
        return False
    synchronize = torch.cuda.synchronize

    def waited(device: Any = None) -> None:
        synchronize(device)
        log.note_wait()

    torch.cuda.synchronize = waited
    torch.accelerator.synchronize = waited
    _watch(log)
    return True


def plug_in(log: DeviceLog) -> bool:
    """Let torch find the simulated device; return False where this torch does not go along."""
    mode = Simulation(log)
    mode.__enter__()  # type: ignore[no-untyped-call]
    try:
        moved = torch.ones(2).to("cuda") * 2
        holds = (
            moved.device == DEVICE and moved.cpu().tolist() == [2.0, 2.0] and torch.ones(2).device != DEVICE
        )
    except Exception:  # a torch whose modes work in another way
        holds = False
    if not holds:
        mode.__exit__(None, None, None)  # type: ignore[no-untyped-call]
        _watch(log)
        return False
    _answer(available=True, count=1)
    _offer_cuda(log)
    return True


def take_device_away(log: DeviceLog) -> None:
    """Let torch find no device, whatever the machine has; what it does on the CPU is noted."""
    _watch(log)
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    _answer(available=False, count=0)


def _watch(log: DeviceLog) -> None:
    Watching(log).__enter__()  # type: ignore[no-untyped-call]


def _answer(*, available: bool, count: int) -> None:
    """Let torch's questions about devices be answered in one way."""
    cuda: Any = torch.cuda
    cuda.is_available = lambda: available
    cuda.device_count = lambda: count
    cuda.is_initialized = lambda: available
    mps: Any = torch.backends.mps
    mps.is_available = lambda: False
    accelerator: Any = getattr(torch, "accelerator", None)
    if accelerator is not None:
        accelerator.is_available = lambda: available
        accelerator.device_count = lambda: count
        accelerator.current_accelerator = lambda check_available=False: (
            torch.device("cuda") if available else None
        )


def _offer_cuda(log: DeviceLog) -> None:
    """Put the simulated device's answers in the place of torch.cuda's."""
    cuda: Any = torch.cuda
    accelerator: Any = getattr(torch, "accelerator", None)

    def synchronize(device: Any = None) -> None:
        log.note_wait()

    def stream(device: Any = None) -> Stream:
        return Stream(log)

    for owner in (cuda, accelerator):
        if owner is not None:
            owner.synchronize = synchronize
            owner.current_stream = stream
    cuda.current_device = lambda: 0
    cuda.get_device_name = lambda device=None: "simulated device"
    cuda.set_device = cuda.init = cuda.empty_cache = cuda.manual_seed = cuda.manual_seed_all = _nothing
    cuda.device = lambda device: nullcontext()
    cuda.Event = lambda *args, **kwargs: Mark(log)


def _nothing(*_: object) -> None:
    """Do what a device without settings, caches and generators of its own does."""


class Stream:
    """The device's one queue of work."""

    def __init__(self, log: DeviceLog) -> None:
        self._log = log

    def synchronize(self) -> None:
        """Wait until the work is done."""
        self._log.note_wait()


class Mark(Stream):
    """A mark in the device's work, which takes the time as it is reached: torch.cuda.Event."""

    def __init__(self, log: DeviceLog) -> None:
        super().__init__(log)
        self._reading = 0.0

    def record(self, stream: Any = None) -> None:
        """Put the mark behind the work given so far."""
        self._reading = self._log.read(HOST_CLOCK, str(DEVICE))

    def query(self) -> bool:
        """Say whether the work is done."""
        return not self._log.pending

    def elapsed_time(self, end: Mark) -> float:
        """Return the milliseconds between two marks; RuntimeError while the work goes on."""
        if self._log.pending:
            raise RuntimeError("CUDA error: device not ready")
        return (end._reading - self._reading) * 1e3

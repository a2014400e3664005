"""What a call does with devices and clocks, noted in order, in topics that ask for a device.

The clocks of `time` go on by a few odd seconds at every reading while a call is watched: the readings are
noted, so a check knows what an honest measurement comes to, and nothing depends on how fast the machine is.
"""

import random
import time
import timeit
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from grader.sandbox.observations import Event

MAX_EVENTS = 10_000
_CLOCKS = ("time", "perf_counter", "monotonic", "process_time", "thread_time")
_STEPS_SEED = 7
HOST_CLOCK = time.perf_counter


class DeviceLog:
    """The events of the call that is watched; `disturbed` lets every matrix product be slightly wrong."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.disturbed = False
        self.labels: Mapping[int, str] = {}
        self.pending = False
        self._watching = False
        self._ahead = 0.0
        self._steps = random.Random(_STEPS_SEED)

    @contextmanager
    def watching(self, labels: Mapping[int, str], *, disturbed: bool) -> Iterator[list[Event]]:
        """Note what happens inside the block, in the list given; `labels` are the arguments', by id."""
        self.events, self.labels, self.disturbed = [], labels, disturbed
        self._watching = True
        try:
            yield self.events
        finally:
            self._watching = self.disturbed = False

    def note(self, event: Event) -> None:
        """Note an event, if a call is watched."""
        if self._watching and len(self.events) < MAX_EVENTS:
            self.events.append(event)

    def note_wait(self) -> None:
        """Note that the work given to the device is done."""
        self.pending = False
        self.note(Event(kind="wait"))

    def read(self, clock: Callable[[], float], device: str = "") -> float:
        """Return a reading of the clock, in seconds, some seconds after the one before."""
        if self._watching:
            # skewed, so that the median, the mean and the least differ
            self._ahead += min(0.5 + self._steps.expovariate(0.5), 20.0)
        reading = clock() + self._ahead
        self.note(Event(kind="clock", seconds=reading, device=device))
        return reading


LOG = DeviceLog()


def watch_clocks() -> None:
    """Put readings that are noted in the place of Python's clocks."""
    for name in _CLOCKS:
        clock: Any = getattr(time, name)
        seconds, nanoseconds = _noted(clock)
        setattr(time, name, seconds)
        setattr(time, f"{name}_ns", nanoseconds)
        if timeit.default_timer is clock:
            _replace_defaults(clock, seconds)


def _noted(clock: Callable[[], float]) -> tuple[Callable[[], float], Callable[[], int]]:
    def seconds() -> float:
        return LOG.read(clock)

    def nanoseconds() -> int:
        return round(LOG.read(clock) * 1e9)

    return seconds, nanoseconds


def _replace_defaults(old: Any, new: Any) -> None:
    """Let timeit read the new clock: it holds the old one in the defaults of its functions."""
    timeit.default_timer = new
    for function in (timeit.Timer.__init__, timeit.timeit, timeit.repeat):
        holder: Any = function
        holder.__defaults__ = tuple(new if one is old else one for one in holder.__defaults__)

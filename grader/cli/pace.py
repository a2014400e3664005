"""How a long run goes: a live bar in a terminal, plain lines elsewhere; on the standard error."""

import math
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from grader.results import Language, Text

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

# How many plain lines a run writes at most, so that a log stays readable.
PLAIN_LINES = 50
_LINE = Text(zh="每秒 {rate:.1f} 份，还需 {left:.0f} 秒", en="{rate:.1f}/s, {left:.0f} s left")
_NODE = Text(zh="，{} 个节点", en=", {} node")
_NODES = Text(zh="，{} 个节点", en=", {} nodes")


class Pace:
    """Counts what is done of `total`, and tells rate and time left; `quiet` tells nothing.

    `nodes` tells how many machines are at it, where that may change.
    """

    def __init__(
        self,
        total: int,
        title: Text,
        language: Language,
        *,
        quiet: bool,
        nodes: Callable[[], int | None] | None = None,
    ) -> None:
        self.language: Language = language
        self._total = total
        self._title = title
        self._quiet = quiet
        self._nodes = nodes
        self._done = 0
        self._begun = time.monotonic()
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if not self._quiet and sys.stderr.isatty():
            self._bar, self._task = _bar(self._total, self._title.in_language(self.language))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, done: str) -> None:
        """Count one; `done` says which, in a plain line."""
        self._done += 1
        if self._quiet:
            return
        if self._bar is not None and self._task is not None:
            pace = f"{self._rate():.1f}/s{self._machines()}"
            self._bar.update(self._task, completed=self._done, pace=pace)
        elif self._done == self._total or self._done % math.ceil(self._total / PLAIN_LINES) == 0:
            self.write(f"[{self._done}/{self._total}] {done}  {self._pace()}")

    def write(self, line: str) -> None:
        """Write a line of its own, above the bar."""
        if self._quiet:
            return
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            sys.stderr.write(line + "\n")

    def _rate(self) -> float:
        return self._done / max(1e-9, time.monotonic() - self._begun)

    def _pace(self) -> str:
        rate = self._rate()
        left = (self._total - self._done) / rate
        return _LINE.in_language(self.language).format(rate=rate, left=left) + self._machines()

    def _machines(self) -> str:
        count = self._nodes() if self._nodes is not None else None
        if count is None:
            return ""
        return (_NODE if count == 1 else _NODES).in_language(self.language).format(count)


def _bar(total: int, title: str) -> "tuple[RichProgress, TaskID]":
    """Start a live bar on the standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    bar = RichProgress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    bar.start()
    return bar, bar.add_task(title, total=total, pace="")

"""An end to checks that do not come to one: what a student's code answers may keep a check busy for ever.

Calls have deadlines, and all calls of a check a budget; but `for i in student.steps()` over a range of a
trillion numbers asks nothing any more. An alarm ends such a check from outside.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN_SECONDS = 1.0


class CheckEndless(BaseException):
    """The check did not end in its time; no check may catch this as an exception of its own."""


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """Raise CheckEndless inside the block after that time, again and again until it is left.

    Where there are no alarms (Windows, another thread), the engine's own limit is the only one.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(signum: int, frame: FrameType | None) -> None:
        raise CheckEndless(f"the check did not end within {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0.0)
        signal.signal(signal.SIGALRM, before)

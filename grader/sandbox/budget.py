"""What the student's code may take of one check as a whole: seconds of its answers, and questions to it.

Every call has a deadline of its own, but a check may make many: an iterator that gives one more item just
before each deadline would hold it up without end, and one that gives items at once would fill the session's
memory. What the check itself computes between its calls is not counted: that is not the student's time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic  # kept apart from the module, whose clocks a check may patch

CALLS = 6
"""So many calls may run up to their limit in one check."""
MAX_QUESTIONS = 100_000
OWN_SECONDS = 30.0
"""What a check may compute by itself, beside as much again as its calls may take."""


def check_seconds(call_seconds: float) -> float:
    """Return after how many seconds a check is ended from outside, whoever keeps it busy."""
    return 2 * CALLS * call_seconds + OWN_SECONDS


class CheckBudget:
    """The budget of the running check; `call_seconds` is the limit of a single call."""

    def __init__(self, call_seconds: float) -> None:
        self.seconds = CALLS * call_seconds
        self._call_seconds = call_seconds
        self._deadlines: list[float] = []
        self.begin()

    def begin(self) -> None:
        """Start a check: nothing is used up."""
        self._spent = 0.0
        self._questions = 0

    @property
    def is_spent(self) -> bool:
        """Whether the student's code has had its time in this check, or was asked too often."""
        return self._spent >= self.seconds or self._questions > MAX_QUESTIONS

    @contextmanager
    def question(self) -> Iterator[float]:
        """Give the seconds that one question may take; note what it took.

        A question that a callback asks lies inside another one: its time is that one's, too, and it ends
        with it.
        """
        self._questions += 1
        start = monotonic()
        deadline = start + max(0.0, min(self._call_seconds, self.seconds - self._spent))
        if self._deadlines:
            deadline = min(deadline, self._deadlines[-1])
        self._deadlines.append(deadline)
        try:
            yield max(0.0, deadline - start)
        finally:
            self._deadlines.pop()
            if not self._deadlines:
                self._spent += monotonic() - start

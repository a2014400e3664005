"""StopIteration out of a student's function: it must not end a loop of the check without a word.

`all(map(right, cases))` and `zip(map(student.f, xs), expected)` take a StopIteration that a function raises
for the end of the iteration: the cases that are left would never be looked at, and the check would pass.
"""

MAX_KEPT = 100


class Stops:
    """The StopIterations that calls of one check have raised."""

    def __init__(self) -> None:
        self._raised: list[StopIteration] = []

    def clear(self) -> None:
        """Start another check."""
        self._raised = []

    def note(self, error: BaseException | None) -> None:
        """Note what a call raised."""
        if isinstance(error, StopIteration) and len(self._raised) < MAX_KEPT:
            self._raised.append(error)

    def swallowed(self) -> StopIteration | None:
        """Return one that no frame of Python caught; to be asked when the check has ended.

        The frame that a traceback begins with is the last that the exception reached. Where it was caught
        there, that frame went on from another instruction; where it left that frame too, and the check
        ended well, nothing but an iteration can have taken it.
        """
        for error in self._raised:
            trace = error.__traceback__
            if trace is None or trace.tb_frame.f_lasti == trace.tb_lasti:
                return error
        return None

"""What the student's code prints, caught and cut at a cap; and what it reads, which the check may give."""

import io
from collections.abc import Callable


class CappedOutput(io.TextIOBase):
    """A text stream that keeps the first `cap` characters and forgets the rest."""

    def __init__(self, cap: int) -> None:
        self._cap = cap
        self._kept: list[str] = []
        self._length = 0
        self._cut = False

    def write(self, text: str) -> int:
        """Keep what fits and claim that all of it was written, as a terminal would."""
        room = self._cap - self._length
        if room > 0:
            self._kept.append(str(text[:room]))
            self._length += len(self._kept[-1])
        self._cut = self._cut or len(text) > room
        return len(text)

    def writable(self) -> bool:
        """Return True: print asks."""
        return True

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Return the encoding that text streams of this project have."""
        return "utf-8"

    def take(self) -> str:
        """Return what was printed since the last take, and start anew."""
        text = "".join(self._kept) + ("\n[…]" if self._cut else "")
        self._kept, self._length, self._cut = [], 0, False
        return text.encode("utf-8", "replace").decode()


class CheckInput(io.TextIOBase):
    """A standard input that asks the check's process for every line."""

    def __init__(self, ask: Callable[..., object]) -> None:
        self._ask = ask

    def readable(self) -> bool:
        """Return True."""
        return True

    def read(self, size: int | None = -1) -> str:
        """Return what is left, or at most `size` characters of it."""
        return str(self._ask("read", -1 if size is None else size))

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        """Return the next line, "" at the end."""
        return str(self._ask("readline", -1 if size is None else size))

"""The keyboard, key by key, and the terminal as it was when the watch ends."""

import os
import sys
from types import TracebackType
from typing import Self

# What terminals send for keys without a letter.
_NAMED = {
    b"\x1b[A": "up", b"\x1bOA": "up", b"\x1b[B": "down", b"\x1bOB": "down",
    b"\r": "enter", b"\n": "enter", b"\x1b": "escape",
}  # fmt: skip


class Keys:
    """Reads single keys while entered, where the standard input is a terminal; gives none elsewhere."""

    def __init__(self) -> None:
        self._descriptor = sys.stdin.fileno() if sys.stdin is not None and sys.stdin.isatty() else None
        self._before: list[object] | None = None

    def __enter__(self) -> Self:
        if self._descriptor is not None:
            import termios
            import tty

            self._before = termios.tcgetattr(self._descriptor)
            tty.setcbreak(self._descriptor)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._descriptor is not None and self._before is not None:
            import termios

            termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)  # type: ignore[arg-type]

    @property
    def descriptors(self) -> list[int]:
        """Return what to wait on; empty where there is no keyboard."""
        return [] if self._descriptor is None else [self._descriptor]

    def read(self) -> list[str]:
        """Return the keys pressed, letters as they are, others by name; "q" where input has ended."""
        assert self._descriptor is not None
        data = os.read(self._descriptor, 1024)
        if not data:
            return ["q"]
        if data in _NAMED:
            return [_NAMED[data]]
        if data.startswith(b"\x1b"):
            return []  # a key that means nothing here
        return [_NAMED.get(bytes([byte]), chr(byte)) for byte in data if byte < 0x80]

"""What the student's code prints: caught, and cut at a cap."""

import io


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

"""Columns of a terminal: Chinese characters take two."""

import unicodedata
from collections.abc import Iterable


def width(text: str) -> int:
    """Return how many columns the text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def widest(texts: Iterable[str]) -> int:
    """Return how many columns the widest of the texts takes; 0 where there is none."""
    return max(map(width, texts), default=0)


def padded(text: str, columns: int) -> str:
    """Return the text with blanks up to that many columns."""
    return text + " " * (columns - width(text))

"""Fingerprints of a sequence of tokens, by winnowing."""

import zlib
from array import array
from collections.abc import Sequence

from reports.similarity.tokens import Token

GRAM = 12
WINDOW = 6


def grams(tokens: Sequence[Token]) -> list[int]:
    """Return the 32-bit hash of every `GRAM` tokens in a row; the same in every run."""
    texts = [token.text.encode("utf-8", "replace") for token in tokens]
    return [zlib.crc32(b"\0".join(texts[start : start + GRAM])) for start in range(len(texts) - GRAM + 1)]


def fingerprints(tokens: Sequence[Token]) -> "array[int]":
    """Return the least hash of every `WINDOW` in a row, each once and sorted; 4 bytes each."""
    hashes = grams(tokens)
    windows = range(max(1, len(hashes) - WINDOW + 1)) if hashes else ()
    return array("I", sorted({min(hashes[start : start + WINDOW]) for start in windows}))

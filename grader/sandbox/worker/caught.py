"""Warnings of the student's code: caught while it runs, told to the check's process, which warns there."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

MAX_WARNINGS = 100


class CaughtWarnings:
    """The warnings of one call; `categories` are their classes by place, where these are no builtin ones."""

    def __init__(self) -> None:
        self.categories: dict[int, type[Warning]] = {}

    @contextmanager
    def caught(self) -> Iterator[list[tuple[list[str], str]]]:
        """Catch warnings inside the block, as the dotted names of their classes and their texts."""
        told: list[tuple[list[str], str]] = []
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield told
        for place, one in enumerate(caught[:MAX_WARNINGS]):
            if one.category.__module__ != "builtins":
                self.categories[place] = one.category
            names = [f"{base.__module__}.{base.__qualname__}"[:200] for base in one.category.__mro__[:20]]
            told.append((names, str(one.message)[:2_000]))

    def take(self) -> dict[int, type[Warning]]:
        """Return the classes since the last take."""
        taken, self.categories = self.categories, {}
        return taken

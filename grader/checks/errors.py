"""What an exception of the student's code usually means: the catalogue `errors.toml`."""

import re
import tomllib
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from grader.checks.texts import Said, filled
from grader.results.model import Text

# a message may be as long as a student likes; what it means stands at its beginning
MAX_SEARCHED = 2_000


class Explained(Struct, frozen=True, forbid_unknown_fields=True):
    """One error: the classes of exceptions (any, where there are none), its message, and what to say."""

    key: str
    pattern: str
    meaning: Text
    hint: Text
    types: frozenset[str] = frozenset()


class _Catalogue(Struct, frozen=True, forbid_unknown_fields=True):
    errors: list[Explained]


@cache
def explained_errors() -> tuple[tuple[re.Pattern[str], Explained], ...]:
    """Return the catalogue in its order, read once, with the patterns compiled."""
    with Path(__file__).with_name("errors.toml").open("rb") as file:
        catalogue = msgspec.convert(tomllib.load(file), _Catalogue)
    return tuple((re.compile(error.pattern), error) for error in catalogue.errors)


def find_error(kind: str, message: str) -> tuple[Explained, dict[str, str]] | None:
    """Return the explained error that an exception is, with what its message fills in; None for another."""
    for pattern, error in explained_errors():
        if error.types and kind not in error.types:
            continue
        found = pattern.search(message, 0, MAX_SEARCHED)
        if found is not None:
            return error, found.groupdict(default="")
    return None


def explain(kind: str, message: str) -> Said | None:
    """Return what an exception of that class with that message means, and what to try next."""
    found = find_error(kind, message)
    if found is None:
        return None
    error, words = found
    return Said(filled(error.meaning, words), filled(error.hint, words))

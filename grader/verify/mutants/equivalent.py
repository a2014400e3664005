"""Equivalent mutants: changes that no check can see, declared by the topic's author with the reason.

`solutions/<topic>/equivalent.toml` holds a table for each, with the lines as a survivor's diff shows them:

    [[mutant]]
    function = "sum_of_each_row"
    from = "return m.sum(dim=1)"
    to = "return m.sum(dim=-1)"      # or a list of several
    reason = "a matrix has two dims: -1 is 1"
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct, ValidationError, convert, field

from grader.errors import InputError
from grader.verify.mutants.make import Mutant

FILE = "equivalent.toml"


class _Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[mutant]]`."""

    function: str
    before: str = field(name="from")
    after: str | list[str] = field(name="to")
    reason: str


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """equivalent.toml."""

    mutant: list[_Entry] = []


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """A change of a function that is said to change nothing that may be tested."""

    function: str
    before: str
    after: str
    reason: str

    def fits(self, mutant: Mutant) -> bool:
        """Return whether it speaks of this mutant; how lines are indented does not matter."""
        return (
            self.function == mutant.function
            and _lines(self.before) == _lines(mutant.before)
            and _lines(self.after) == _lines(mutant.after)
        )

    def __str__(self) -> str:
        return f"{self.function}: {' '.join(_lines(self.before))} → {' '.join(_lines(self.after))}"


def read_declarations(folder: Path) -> list[Declaration]:
    """Read the declarations in a topic's folder of solutions; raise InputError for a broken file."""
    file = folder / FILE
    if not file.is_file():
        return []
    try:
        table = convert(tomllib.loads(file.read_text(encoding="utf-8")), _Table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(file, "valid TOML in UTF-8", str(error)) from error
    except ValidationError as error:
        raise InputError(file, "[[mutant]] with function, from, to and reason", str(error)) from error
    silent = next((entry for entry in table.mutant if not entry.reason.strip()), None)
    if silent is not None:
        raise InputError(file, f"a reason for the mutant of {silent.function}: {silent.before}", "none")
    return [
        Declaration(function=entry.function, before=entry.before, after=after, reason=entry.reason)
        for entry in table.mutant
        for after in ([entry.after] if isinstance(entry.after, str) else entry.after)
    ]


def unknown_declarations(declarations: Sequence[Declaration], mutants: Sequence[Mutant]) -> list[Declaration]:
    """Return the declarations that speak of no mutant there is."""
    return [one for one in declarations if not any(one.fits(mutant) for mutant in mutants)]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]

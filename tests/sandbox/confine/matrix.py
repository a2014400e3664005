"""The matrix of layers: each denies something that works without it, and lets its neighbour work.

`python -m tests.sandbox.confine.matrix` prints it: bare, a worker without layers; sandbox, one with all that
the tier has; off, one with just that layer (or that part of it) missing.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from grader.sandbox.confine import LAYERS, Plan
from grader.sandbox.confine.attempts import DENIALS
from grader.sandbox.confine.layers import NAMESPACES, tier_of
from grader.sandbox.confine.readable import interpreter_paths, mapped_libraries, outermost
from grader.sandbox.limits import Limits
from tests.sandbox.confine.doors import DOORS, OWNERS
from tests.sandbox.confine.rows import LANDLOCK_ROWS, LAYER_ROWS, SECCOMP_ROWS, Row, Run
from tests.sandbox.confine.workers import in_worker, layers_offered
from tests.sandbox.confine.world import World, world

ROWS: Final = (*LAYER_ROWS, *LANDLOCK_ROWS, *SECCOMP_ROWS, *DOORS, *OWNERS)
NOBODY: Final = 65534
_ENDED_BY_LIMIT: Final = "ended with -9"

Outcome = Literal["works", "denied", "odd"]


@dataclass(frozen=True)
class Mode:
    """Who grades at which tier; `user` is the uid to become, None for whoever runs this."""

    name: str
    tier: str
    who: str
    user: int | None
    layers: frozenset[str]


@dataclass(frozen=True)
class Line:
    """What came of one row in one mode: an outcome with its detail in each column."""

    mode: Mode
    row: Row
    bare: tuple[Outcome, str]
    sandbox: tuple[Outcome, str]
    off: tuple[Outcome, str]
    neighbour: tuple[Outcome, str]

    @property
    def possible(self) -> bool:
        """Return whether this machine lets anybody do it at all."""
        return self.bare[0] == "works"

    @property
    def holds(self) -> bool:
        columns = (self.bare, self.sandbox, self.off, self.neighbour)
        return [column[0] for column in columns] == ["works", "denied", "works", "works"]

    def cells(self) -> tuple[str, ...]:
        without = f" (without {', '.join(self.row.also)} too)" if self.row.also else ""
        told = [f"{self.row.operation}{without}"]
        told += [f"{column[0]}: {column[1]}"[:60] for column in (self.bare, self.sandbox, self.off)]
        neighbour = self.neighbour[0] if self.neighbour[0] == "works" else ": ".join(self.neighbour)
        return (self.row.name, *told, neighbour)


def modes() -> Iterator[Mode]:
    """Yield the modes that this machine can show to whoever runs this."""
    offered = layers_offered()
    for tier in ("full", "reduced", "process"):
        dropped = set() if tier == "full" else set(NAMESPACES)
        if tier == "process":
            dropped |= {"landlock", "seccomp", "uid"}
        if os.geteuid() == 0:
            yield _mode(tier, "root", None, offered - dropped)
            offered_to_user = (offered - {"uid"}) | ({"user_ns"} if "pid_ns" in offered else set())
            yield _mode(tier, "user", NOBODY, offered_to_user - dropped)
        else:
            yield _mode(tier, "user", None, offered - dropped)


def _mode(tier: str, who: str, user: int | None, layers: frozenset[str]) -> Mode:
    return Mode(f"{tier}, {who}", tier, who, user, layers)


def rows_of(mode: Mode) -> list[Row]:
    """Return the rows that say something in this mode."""
    if tier_of(mode.layers) != mode.tier:
        return []
    return [
        row for row in ROWS if mode.tier in row.tiers and mode.who in row.users and row.layer in mode.layers
    ]


def line(mode: Mode, row: Row, around: World) -> Line:
    """Try the row's operation in three workers, and its neighbour in the sandbox."""
    off = {row.layer, *row.also} if not row.part or row.part in _PARTS_BY_LAYER else set(row.also)
    loosened = frozenset(row.base)
    part = frozenset({row.part}) if row.part else frozenset[str]()
    bare = frozenset(row.bare if mode.who == "user" else ())
    sandbox = _try(mode, row, mode.layers, loosened, row.run, around)
    return Line(
        mode,
        row,
        bare=_try(mode, row, bare, frozenset(), row.run, around),
        sandbox=sandbox,
        off=_try(mode, row, mode.layers - off, loosened | part, row.run, around),
        neighbour=_try(mode, row, mode.layers, loosened, row.neighbour, around),
    )


_PARTS_BY_LAYER: Final = frozenset({"bounding set"})
"""Parts that cannot be switched off but with their layer."""


def _try(
    mode: Mode, row: Row, layers: frozenset[str], loosened: frozenset[str], run: Run, around: World
) -> tuple[Outcome, str]:
    around.make_anew()
    readable = outermost(
        [*interpreter_paths(), *mapped_libraries(()), *([str(around.folder)] if row.shows_folder else [])]
    )
    ordered = tuple(layer for layer in LAYERS if layer in layers)
    plan = Plan(tier_of(layers), ordered, readable, (), Limits(), loosened=loosened)
    told = in_worker(replace(plan, **(row.changes or {})), lambda: _outcome(run, around), user=mode.user)
    if isinstance(told, str):
        return ("denied" if told == _ENDED_BY_LIMIT else "odd", told)
    return (told[0], told[1])


def _outcome(run: Run, around: World) -> list[Any]:
    try:
        return ["works", str(run(around))]
    except OSError as error:
        return ["denied" if error.errno in DENIALS else "odd", error.strerror or str(error)]
    except Exception as error:  # a layer that breaks what it should not touch
        return ["odd", f"{type(error).__name__}: {error}"]


def table(lines: list[Line]) -> Iterator[str]:
    """Yield the matrix as Markdown, a table for each mode."""
    heads = ("layer", "operation", "bare", "sandbox", "that layer off", "neighbour")
    for mode in dict.fromkeys(one.mode for one in lines):
        yield f"\n{mode.name}\n"
        yield f"| {' | '.join(heads)} |"
        yield f"|{'---|' * len(heads)}"
        for one in lines:
            if one.mode == mode:
                yield f"| {' | '.join(one.cells())} |"


def main() -> None:
    """Print the matrix; end with 1 where a line does not hold."""
    with world() as around:
        lines = [line(mode, row, around) for mode in modes() for row in rows_of(mode)]
    for text in table(lines):
        print(text)
    broken = [one for one in lines if one.possible and not one.holds]
    for name in sorted({f"{one.row.name} ({one.bare[1]})" for one in lines if not one.possible}):
        print(f"cannot be tried on this kernel, not even without layers: {name}")
    print(f"\n{len(lines)} lines, {len(broken)} do not hold")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()

"""What mutants say of a topic's checks: who survived, who is equivalent, and which checks should have seen it."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.verify.mentions import Reach
from grader.verify.mutants.equivalent import Declaration, unknown_declarations
from grader.verify.mutants.run import MutantOutcome

CONTEXT_LINES = 2


@dataclass(frozen=True, kw_only=True)
class MutantReport:
    """The mutants of one topic, judged.

    `reference` is the text that they were made from, `checks` the ids of the topic's checks.
    """

    topic: str
    reference: str
    reach: Reach
    checks: Sequence[str]
    outcomes: Sequence[MutantOutcome]
    declarations: Sequence[Declaration]

    @property
    def survivors(self) -> list[MutantOutcome]:
        """Return the mutants that no check caught and nobody declared equivalent."""
        return [one for one in self._passed() if not self._declared(one)]

    @property
    def equivalent(self) -> list[MutantOutcome]:
        """Return the mutants that no check caught, as was declared."""
        return [one for one in self._passed() if self._declared(one)]

    @property
    def killed(self) -> list[MutantOutcome]:
        """Return the mutants that a check caught."""
        return [one for one in self.outcomes if one.failed]

    def problems(self) -> Iterator[str]:
        """Yield what must be mended, each of one or more lines."""
        for outcome in self.survivors:
            yield self._told(outcome)
        for outcome in self.outcomes:
            if outcome.problem is not None:
                yield f"mutant {outcome.mutant.id} was not judged: {outcome.problem}"
        for outcome in self.killed:
            for declaration in self._declared(outcome):
                yield f"declared equivalent, but {outcome.failed[0]} catches it: {declaration}"
        for declaration in unknown_declarations(self.declarations, [one.mutant for one in self.outcomes]):
            yield f"declared equivalent, but there is no such mutant: {declaration}"

    def row(self) -> tuple[str, int, int, int, int, float]:
        """Return the topic's row of the table: mutants made, killed, equivalent, survived; seconds of grading."""
        seconds = sum(outcome.seconds for outcome in self.outcomes)
        counts = (len(self.killed), len(self.equivalent), len(self.survivors))
        return (self.topic, len(self.outcomes), *counts, seconds)

    def _passed(self) -> list[MutantOutcome]:
        return [one for one in self.outcomes if not one.failed and one.problem is None]

    def _declared(self, outcome: MutantOutcome) -> list[Declaration]:
        return [one for one in self.declarations if one.fits(outcome.mutant)]

    def _told(self, outcome: MutantOutcome) -> str:
        """Return a survivor's text: its name, the checks that should have seen it, and the diff."""
        mutant = outcome.mutant
        should = self.reach.checks_of(mutant.function, self.checks)
        seen = f"should be caught by {', '.join(should)}" if should else "no check calls the function"
        return "\n".join([f"survivor {mutant.id}: {seen}", *self._diff(mutant.text)])

    def _diff(self, changed: str) -> Iterator[str]:
        file = f"solutions/{self.topic}/reference.py"
        before, after = self.reference.splitlines(), changed.splitlines()
        yield from difflib.unified_diff(before, after, file, "mutant", n=CONTEXT_LINES, lineterm="")


_TITLES = ("topic", "mutants", "killed", "equivalent", "survived", "seconds")


def table(rows: Sequence[tuple[str, int, int, int, int, float]]) -> Iterator[str]:
    """Yield the lines of a table of the topics' rows; with the sums below, where there are several."""
    if len(rows) > 1:
        made, killed, equivalent, survived = (sum(row[place] for row in rows) for place in range(1, 5))  # type: ignore[misc]
        rows = [*rows, ("total", made, killed, equivalent, survived, sum(row[5] for row in rows))]
    cells = [_TITLES, *((row[0], *map(str, row[1:5]), f"{row[5]:.1f}") for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(_TITLES))]
    for line in cells:
        numbers = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
        yield "  ".join([line[0].ljust(widths[0]), *numbers])

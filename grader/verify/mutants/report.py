"""What mutants say of a topic's checks: who survived, and which checks should have seen it."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grader.verify.mentions import Reach
from grader.verify.mutants.equivalent import Declaration, unknown_declarations
from grader.verify.mutants.make import Mutant
from grader.verify.mutants.run import MutantOutcome

CONTEXT_LINES = 2


@dataclass(frozen=True, kw_only=True)
class MutantReport:
    """The mutants of one topic, judged.

    `checks` are the ids of the topic's checks, `unfailed` those that neither a wrong solution nor a mutant
    has failed; `reach` tells which of them call what.
    """

    topic: str
    reach: Reach
    checks: Sequence[str]
    outcomes: Sequence[MutantOutcome]
    declarations: Sequence[Declaration]
    unfailed: Sequence[str]

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
        for check in self.unfailed:
            yield f"check {check}: no wrong solution and no mutant fails it"
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

    def tally(self) -> "Tally":
        """Return the topic's line of the table."""
        return Tally(
            topic=self.topic,
            made=len(self.outcomes),
            killed=len(self.killed),
            equivalent=len(self.equivalent),
            survived=len(self.survivors),
            seconds=sum(outcome.seconds for outcome in self.outcomes),
        )

    def _passed(self) -> list[MutantOutcome]:
        return [one for one in self.outcomes if not one.failed and one.problem is None]

    def _declared(self, outcome: MutantOutcome) -> list[Declaration]:
        return [one for one in self.declarations if one.fits(outcome.mutant)]

    def _told(self, outcome: MutantOutcome) -> str:
        """Return a survivor's text: its name, the checks that should have seen it, and the diff."""
        mutant = outcome.mutant
        should = self.reach.checks_of(mutant.function, self.checks)
        seen = f"should be caught by {', '.join(should)}" if should else "no check calls the function"
        return "\n".join([f"survivor {mutant.id}: {seen}", *self._diff(mutant)])

    def _diff(self, mutant: Mutant) -> Iterator[str]:
        file = f"solutions/{self.topic}/reference{f'/{mutant.file}' if mutant.file else '.py'}"
        before, after = mutant.reference.splitlines(), mutant.text.splitlines()
        yield from difflib.unified_diff(before, after, file, "mutant", n=CONTEXT_LINES, lineterm="")


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Counts of a topic's mutants; `seconds` is what their grading took, all processes together."""

    topic: str
    made: int
    killed: int
    equivalent: int
    survived: int
    seconds: float

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            topic=self.topic,
            made=self.made + other.made,
            killed=self.killed + other.killed,
            equivalent=self.equivalent + other.equivalent,
            survived=self.survived + other.survived,
            seconds=self.seconds + other.seconds,
        )

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the line."""
        counts = (self.made, self.killed, self.equivalent, self.survived)
        return (self.topic, *map(str, counts), f"{self.seconds:.1f}")


_TITLES = ("topic", "mutants", "killed", "equivalent", "survived", "seconds")


def table(tallies: Sequence[Tally]) -> Iterator[str]:
    """Yield the lines of a table of the topics, with the sums below where there are several."""
    if len(tallies) > 1:
        tallies = [*tallies, sum(tallies[1:], replace(tallies[0], topic="total"))]
    lines = [_TITLES, *(tally.cells() for tally in tallies)]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    for name, *numbers in lines:
        counts = (cell.rjust(width) for cell, width in zip(numbers, widths[1:], strict=True))
        yield "  ".join([name.ljust(widths[0]), *counts])

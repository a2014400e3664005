"""A figure of the table: this grader beside an alternative, in one run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Figure:
    """A figure of this grader beside the alternative's; the ratio, alternative to this, is what counts."""

    what: str
    this: float
    against: float
    alternative: str
    unit: str = "s"

    @property
    def ratio(self) -> float:
        return self.against / self.this

    def line(self) -> str:
        """Return the figure as a line of the terminal."""
        return (
            f"{self.what}: {self.this:.4g} {self.unit}; "
            f"{self.alternative}: {self.against:.4g} {self.unit}; ratio {self.ratio:.3g}"
        )

    def row(self) -> str:
        """Return the figure as a row of the table in docs/performance.md."""
        against = f"{self.alternative}: {self.against:.4g} {self.unit}"
        return f"| {self.what} | {self.this:.4g} {self.unit} | {against} | {self.ratio:.3g} |"


def in_turns(alternatives: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Measure all alternatives one after the other, several times over; return the least of each, seconds.

    So they share whatever else the machine does, and the least has the least of it.
    """
    found: dict[str, list[float]] = {name: [] for name in alternatives}
    for _ in range(rounds):
        for name, measure in alternatives.items():
            found[name].append(measure())
    return {name: min(times) for name, times in found.items()}

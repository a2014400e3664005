"""A figure of the table: this grader beside an alternative, in one run."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Figure:
    """A figure of this grader beside the alternative's, in seconds; the ratio is what counts."""

    what: str
    this: float
    against: float
    alternative: str

    @property
    def ratio(self) -> float:
        return self.against / self.this

    def line(self) -> str:
        return (
            f"{self.what}: {self.this:.3f} s; {self.alternative}: {self.against:.3f} s; "
            f"{self.ratio:.1f} times as fast"
        )

    def row(self) -> str:
        against = f"{self.alternative}: {self.against:.3f} s"
        return f"| {self.what} | {self.this:.3f} s | {against} | {self.ratio:.1f} |"

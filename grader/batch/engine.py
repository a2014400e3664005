"""What an engine is: it takes jobs and gives every one back, graded or with the reason why not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from grader.session.messages import Collected, Graded, Job, Started


@dataclass(frozen=True)
class Finished:
    """A job that came back; `graded` is None where it could not be graded, and `reason` says why."""

    job: Job
    graded: Graded | None
    reason: str = ""


class Engine(Protocol):
    """Processes that grade: on this machine, or on others."""

    @property
    def nodes(self) -> int | None:
        """Return how many machines may have work at the moment; None where it is this one alone."""
        ...

    def start(self) -> tuple[Started, Collected]:
        """Start, and return the isolation and the plan of the checks; raise EngineLost."""
        ...

    def grade(self, jobs: Iterable[Job]) -> Iterator[Finished]:
        """Grade the jobs in parallel and yield each once, in the order in which they finish."""
        ...

    def close(self) -> None:
        """End every process."""
        ...

"""Progress of a batch: what was given to each submission, and what could not be graded."""

from collections.abc import Callable

from grader.cli.pace import Pace
from grader.results import Language, Text
from reports import ClassRow
from reports.figures import score_text
from reports.sanitise import plain

_TITLE = Text(zh="评分", en="grading")
_TROUBLE = Text(zh="没有评分", en="not graded")


class Progress(Pace):
    """Counts finished submissions, and tells rate and time left."""

    def __init__(
        self, total: int, language: Language, *, quiet: bool, nodes: Callable[[], int | None] | None = None
    ) -> None:
        super().__init__(total, _TITLE, language, quiet=quiet, nodes=nodes)

    def step(self, row: ClassRow) -> None:
        """Count one submission."""
        if row.status != "graded":
            problem = plain(row.problem or _TROUBLE.in_language(self.language))
            self.write(f"{plain(row.student)}: {problem}")
        self.advance(f"{plain(row.student)} {_marks(row)}")


def _marks(row: ClassRow) -> str:
    return f"{score_text(row.score)}/{score_text(row.max_score)}" if row.max_score is not None else "–"

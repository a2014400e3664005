"""What takes longest is handed out first."""

from pathlib import Path

from grader.gradebook.order import longest_first
from grader.submission import Candidate


def candidate(folder: Path, name: str, size: int) -> Candidate:
    path = folder / name
    path.mkdir()
    (path / "one.py").write_text("#" * size)
    return Candidate(id=name, path=path)


def test_those_not_known_come_first_by_size_then_the_others_by_what_they_took(tmp_path: Path) -> None:
    names = {"small": 1, "fast": 900, "large": 500, "slow": 1}
    candidates = [candidate(tmp_path, name, size) for name, size in names.items()]

    ordered = longest_first(candidates, {"slow": 20.0, "fast": 0.1, "gone": 3.0})

    assert [one.id for one in ordered] == ["large", "small", "slow", "fast"]


def test_a_submission_that_cannot_be_looked_at_stays_in_the_class(tmp_path: Path) -> None:
    gone = Candidate(id="gone", path=tmp_path / "gone")

    assert longest_first([gone], {}) == [gone]

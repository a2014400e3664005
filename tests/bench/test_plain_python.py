"""A thousand plain-Python submissions come out check by check as they do natively."""

import random
from pathlib import Path

from tests.bench.plain_python import disagreements, graded, make_course, make_submissions, natively

COUNT, SAMPLE = 1_000, 60


def test_a_batch_agrees_with_a_process_for_each_submission(tmp_path: Path) -> None:
    """All are graded; a sample of them is run natively as well (`make bench` runs all)."""
    submissions = make_submissions(tmp_path, COUNT)
    outcomes = graded(make_course(tmp_path), submissions, tmp_path / "out")
    assert len(outcomes) == COUNT
    sample = sorted(random.Random(1).sample(sorted(outcomes), SAMPLE))

    native = natively(submissions, sample, tmp_path / "native")

    assert len(native) == SAMPLE
    assert disagreements(outcomes, native) == {}

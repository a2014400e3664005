"""What was graded with less isolation than the run has is not taken for known by the next run."""

from pathlib import Path

import pytest

from grader.batch.engine import Finished
from grader.gradebook.incremental import Incremental
from grader.gradebook.store import Store
from grader.session.messages import Graded, Job, ObservedTopic

JOB = Job(student="ann", topics=["one"], sources={}, seed=1)
LAYERS = ["session", "landlock", "seccomp"]


@pytest.mark.parametrize(
    ("live", "kept"),
    [(LAYERS, True), ([*LAYERS, "net_ns"], True), ([], True), (["session", "seccomp"], False)],
    ids=["the same", "more", "no process ran", "less"],
)
def test_an_outcome_is_kept_with_at_least_the_layers_of_its_key(
    tmp_path: Path, live: list[str], kept: bool
) -> None:
    with Store(tmp_path) as store:
        incremental = Incremental(store, LAYERS)
        incremental.reduce(JOB, {"one": b"key"})
        topic = ObservedTopic(id="one", missing=True, error="", checks=[])
        graded = Graded(topics=[topic], layers=live, seconds=0.1)

        completed = incremental.complete(Finished(JOB, graded))

    assert (b"key" in completed.new) is kept
    assert completed.finished.graded is not None

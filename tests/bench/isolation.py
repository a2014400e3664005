"""What the isolation costs: the same submissions at tier full and at tier process, in turns, in one run."""

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.classes import EVERY_LAYER, grader, make_class
from tests.bench.figures import ROOT, Figure

TOPICS = ("dim_sums", "autograd", "conv_homework")
COUNT, TURNS = 10, 2


def isolation(topics: Sequence[str] = TOPICS, count: int = COUNT, turns: int = TURNS) -> list[Figure]:
    """Return a figure for each topic: the seconds of one submission's session, without the start."""
    return [_of_topic(topic, count, turns) for topic in topics]


def _of_topic(topic: str, count: int, turns: int) -> Figure:
    with tempfile.TemporaryDirectory() as name:
        submissions = make_class(Path(name), [topic], count)
        times: dict[str, list[float]] = {"": [], EVERY_LAYER: []}
        for turn in range(turns):
            for denied, found in times.items():
                found += _sessions(submissions, topic, Path(name) / f"out{turn}", denied)
    full, process = (statistics.median(found) for found in times.values())
    return Figure(f"isolation of {topic}, a session", full, process, "tier process")


def _sessions(submissions: Path, topic: str, out: Path, denied: str) -> list[float]:
    """Grade the class with layers denied; return the seconds of each session."""
    options = ["--topic", topic, "--out", str(out), "--fresh", "--jobs", "1", "--allow-isolation", "process"]
    subprocess.run(
        grader("batch", str(submissions), *options),
        check=True,
        capture_output=True,
        env={**os.environ, "GRADER_DENY_LAYERS": denied},
        cwd=ROOT,
    )
    results = sorted((out / "students").glob("*/result.json"))
    return [float(json.loads(path.read_text())["seconds"]) for path in results]

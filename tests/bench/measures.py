"""What is measured: this grader and its alternatives on the same work, in turns."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import classes, peers
from tests.bench import plain_python as plain
from tests.bench.classes import EVERY_LAYER
from tests.bench.figures import ROOT, Figure, in_turns
from tests.bench.growth import growth
from tests.bench.isolation import isolation
from tests.bench.memory import memory
from tests.bench.watch import watch

TOPIC = "dim_sums"
Measure = Callable[[bool], list[Figure]]


def start_up(quick: bool) -> list[Figure]:
    """The command line answers without torch; a cold `grade` of one topic against plain pytest."""
    with tempfile.TemporaryDirectory() as name:
        submission = classes.make_class(Path(name), [TOPIC], 1) / "s0000"
        grade = classes.grader("grade", str(submission), "--topic", TOPIC, "--out", f"{name}/out")
        times = in_turns(
            {
                "help": lambda: classes.seconds(classes.grader("--help")),
                "python": lambda: classes.seconds([sys.executable, "-c", "pass"]),
                "grade": lambda: classes.seconds(grade),
                "pytest": lambda: classes.plain(submission, [TOPIC]),
            },
            3 if quick else 7,
        )
    return [
        Figure("`grader --help`", times["help"], times["python"], "`python -c pass`"),
        Figure("cold `grader grade` of one topic", times["grade"], times["pytest"], "plain pytest"),
    ]


def one_topic(quick: bool) -> list[Figure]:
    """Three checks of one topic, a submission: this grader, plain pytest, the peers and the floor."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        course = peers.write_course(folder / "course")
        submissions = classes.make_class(folder, [peers.TOPIC], 100 if quick else 400, course)
        alternatives = {
            "full": lambda: classes.fresh(submissions, course),
            "process": lambda: classes.fresh(submissions, course, denied=EVERY_LAYER),
            "plain pytest": lambda: classes.plain(submissions / "s0000", [peers.TOPIC], course),
            "the floor": lambda: classes.floor(submissions, [peers.TOPIC], course),
        }
        programs = peers.make_environment(folder / "environment")
        if programs is not None:
            alternatives |= peers.peers(folder / "peers", programs, 1 if quick else 3)
        return _compared("one topic, a submission", in_turns(alternatives, 1 if quick else 3))


def whole_course(quick: bool) -> list[Figure]:
    """All topics of the course, a submission: this grader, plain pytest in two ways, the floor."""
    topics = classes.course_topics()
    chosen = topics[:: len(topics) // 4] if quick else topics
    with tempfile.TemporaryDirectory() as name:
        submissions = classes.make_class(Path(name), topics, 8 if quick else 24)
        first = submissions / "s0000"
        times = in_turns(
            {
                "full": lambda: classes.fresh(submissions, ROOT),
                "process": lambda: classes.fresh(submissions, ROOT, denied=EVERY_LAYER),
                "one core": lambda: classes.fresh(submissions, ROOT, "--jobs", "1"),
                "plain pytest, a process for all topics": lambda: classes.plain(first, topics),
                "plain pytest, a process for each topic": lambda: (
                    sum(classes.plain(first, [topic]) for topic in chosen) * len(topics) / len(chosen)
                ),
                "the floor": lambda: classes.floor(submissions, topics),
            },
            1 if quick else 2,
        )
    return _compared("whole course, a submission", times)


def _compared(what: str, times: dict[str, float]) -> list[Figure]:
    """Return the figures of one submission at tier full against each alternative."""
    full, process = times.pop("full"), times.pop("process")
    one_core = times.pop("one core", None)
    figures = [Figure(f"{what}, tier full", full, against, name) for name, against in times.items()]
    if one_core is not None:
        figures += [
            Figure(f"{what}, tier full, one at a time", one_core, against, name)
            for name, against in times.items()
        ]
    return [*figures, Figure(f"{what}, tier full", full, process, "tier process")]


def again(quick: bool) -> list[Figure]:
    """A class that was graded before: nothing changed, and the checks of one topic changed.

    A large class is graded cheaply: those beyond the first have handed in what one of them has, which is
    known by then. So its first run is not measured, but scaled up from that of the small class.
    """
    topics = classes.course_topics()
    few, many = (8, 100) if quick else (60, 1_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("exercises", "solutions"):
            shutil.copytree(ROOT / part, folder / "course" / part)
        course, out = folder / "course", folder / "out"
        submissions = classes.make_class(folder, topics, few)
        first = classes.batch(submissions, out, course)
        unchanged = classes.batch(submissions, out, course)
        with (course / "exercises" / TOPIC / "checks.py").open("a", encoding="utf-8") as checks:
            checks.write("\n# changed\n")
        changed = classes.batch(submissions, out, course)
        alone = classes.batch(submissions, folder / "alone", course, "--topic", TOPIC)
        classes.enlarge(submissions, many)
        classes.batch(submissions, out, course)
        large = classes.batch(submissions, out, course)
    scaled = f"the first run of {few}, times {many / few:.1f}"
    return [
        Figure(f"{few} of the whole course again, nothing changed", unchanged, first, "the first run"),
        Figure(f"{many} of the whole course again, nothing changed", large, first * many / few, scaled),
        Figure(f"{few} of the whole course again, one topic changed", changed, first, "the first run"),
        Figure(f"{few} of the whole course again, one topic changed", changed, alone, "that topic alone"),
    ]


def plain_python(quick: bool) -> list[Figure]:
    """Plain-Python submissions over five topics, against a process of plain pytest for each."""
    count = 40 if quick else 200
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        course, submissions = plain.make_course(folder), plain.make_submissions(folder, count)
        start = time.perf_counter()
        outcomes = plain.graded(course, submissions, folder / "out")
        ours = time.perf_counter() - start
        start = time.perf_counter()
        native = plain.natively(submissions, sorted(outcomes), folder / "native")
        against = time.perf_counter() - start
        odd = plain.disagreements(outcomes, native)
    if odd:
        raise AssertionError(f"other outcomes than natively: {odd}")
    return [
        Figure("plain Python, a submission", ours / count, against / count, "plain pytest, a process each")
    ]


MEASURES: dict[str, Measure] = {
    "start_up": start_up,
    "one_topic": one_topic,
    "whole_course": whole_course,
    "isolation": lambda quick: isolation(turns=1 if quick else 2),
    "watch": lambda quick: watch(),
    "memory": memory,
    "again": again,
    "plain_python": plain_python,
    "growth": lambda quick: growth((10, 100, 400)) if quick else growth(),
}

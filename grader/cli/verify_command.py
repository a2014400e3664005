"""`grader verify`: the course checks itself."""

import os
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import click

from grader.batch.grading import Options
from grader.cli.options import grading_options, language_of, open_course
from grader.course import Course, Topic
from grader.verify import CaseOutcome, cases_of, prompt_problems, verify_course
from reports.sanitise import plain


@click.command("verify")
@click.argument("names", metavar="[TOPIC]...", nargs=-1)
@click.option("--jobs", type=click.IntRange(min=1), help="Solutions at a time (default: one a core).")
@grading_options
def command(
    names: tuple[str, ...],
    jobs: int | None,
    course_dir: Path | None,
    lang: str | None,
    as_json: bool,
    topics: tuple[str, ...],
    **settings: object,
) -> int:
    """Check the course: references and right solutions pass, stubs and wrong ones fail as they should."""
    course = open_course(course_dir)
    chosen = [course.topic(name) for name in (*names, *topics)] or list(course.topics)
    options = Options(
        topics=tuple(topic.id for topic in chosen),
        jobs=jobs or os.cpu_count() or 1,
        language=language_of(lang),
        **settings,  # type: ignore[arg-type]
    )
    return Verification(course, chosen, options).run()


class Verification:
    """A run of `verify` and what it prints: a line a topic, and under it what is wrong."""

    def __init__(self, course: Course, topics: list[Topic], options: Options) -> None:
        self._course = course
        self._topics = topics
        self._options = options
        self._outcomes: list[CaseOutcome] = []

    def run(self) -> int:
        """Verify and print; return 0 where all is as it must be."""
        total = sum(1 for topic in self._topics for _ in cases_of(topic))
        for outcome in verify_course(self._course, replace(self._options)):
            self._outcomes.append(outcome)
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{len(self._outcomes)}/{total} ")
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")
        return max([self._tell(topic) for topic in self._topics], default=0)

    def _tell(self, topic: Topic) -> int:
        problems = [f"texts: {problem}" for problem in prompt_problems(topic)]
        outcomes = [outcome for outcome in self._outcomes if outcome.case.topic == topic.id]
        problems += [f"{one.case.name}: {one.problem}" for one in outcomes if one.problem is not None]
        if topic.solutions.reference is None:
            problems.append(f"reference: wanted solutions/{topic.id}/reference.py, found none")
        good = Counter(outcome.case.kind for outcome in outcomes if outcome.problem is None)
        every = Counter(outcome.case.kind for outcome in outcomes)
        counts = "  ".join(f"{kind} {good[kind]}/{every[kind]}" for kind in every)
        click.echo(f"{'✗' if problems else '✓'} {topic.id}  {counts}")
        for problem in problems:
            click.echo(f"    {plain(problem)}")
        return 1 if problems else 0

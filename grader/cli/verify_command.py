"""`grader verify`: the course checks itself."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from grader.batch.grading import Options
from grader.cli.options import cores, grading_options, language_of, open_course
from grader.cli.pace import Pace
from grader.course import Course, Topic
from grader.results import Text
from grader.verify import CaseOutcome, cases_of, missing_texts, prompt_problems, unfailed, verify_course
from grader.verify.mutants.report import MutantReport, table
from grader.verify.mutants.verify import mutants_of_topics, verify_mutants
from reports.sanitise import plain

_SOLUTIONS = Text(zh="解答", en="solutions")
_MUTANTS = Text(zh="变体", en="mutants")


@click.command("verify")
@click.argument("names", metavar="[TOPIC]...", nargs=-1)
@click.option(
    "--mutants", is_flag=True, help="Also change each reference in every small way: checks must see it."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Solutions at a time (default: one a core).")
@grading_options
def command(
    names: tuple[str, ...],
    mutants: bool,
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
        jobs=jobs or cores(),
        language=language_of(lang),
        **settings,  # type: ignore[arg-type]
    )
    return Verification(course, chosen, options).run(mutants=mutants)


class Verification:
    """A run of `verify` and what it prints: a line a topic, and under it what is wrong."""

    def __init__(self, course: Course, topics: list[Topic], options: Options) -> None:
        self._course = course
        self._topics = topics
        self._options = options
        self._outcomes: dict[str, list[CaseOutcome]] = {topic.id: [] for topic in topics}

    def run(self, *, mutants: bool) -> int:
        """Verify and print; return 0 where all is as it must be."""
        begun = time.monotonic()
        self._grade_solutions()
        reports = self._grade_mutants() if mutants else {}
        code = max([self._tell(topic, reports.get(topic.id)) for topic in self._topics], default=0)
        if reports:
            lines = table([report.tally() for report in reports.values()])
            click.echo("\n".join(["", *lines, f"{time.monotonic() - begun:.1f} s in all"]))
        return code

    def _grade_solutions(self) -> None:
        total = sum(
            1 + (case.kind == "reference" and topic.samples is not None)
            for topic in self._topics
            for case in cases_of(topic)
        )
        with Pace(total, _SOLUTIONS, self._options.language, quiet=False) as pace:
            for outcome in verify_course(self._course, self._options):
                self._outcomes[outcome.case.topic.id].append(outcome)
                pace.advance(outcome.case.label)
        for outcomes in self._outcomes.values():
            outcomes.sort(key=lambda outcome: outcome.case.place)

    def _grade_mutants(self) -> Mapping[str, MutantReport]:
        """Grade the mutants of the topics whose reference passes: of others they would tell nothing."""
        sound = [topic for topic in self._topics if self._reference_passes(topic)]
        if not sound:
            return {}
        mutants = mutants_of_topics(sound)
        failed = {topic.id: [one.failed for one in self._of(topic, "wrong")] for topic in sound}
        total = sum(len(found) for found in mutants.values())
        with Pace(total, _MUTANTS, self._options.language, quiet=False) as pace:
            return verify_mutants(
                self._course,
                self._options,
                mutants,
                failed,
                lambda outcome: pace.advance(f"{outcome.topic}/{outcome.mutant.id}"),
            )

    def _tell(self, topic: Topic, report: MutantReport | None) -> int:
        outcomes = self._outcomes[topic.id]
        problems = list(self._problems(topic, report))
        good = Counter(outcome.case.kind for outcome in outcomes if outcome.problem is None)
        every = Counter(outcome.case.kind for outcome in outcomes)
        counts = "  ".join(f"{kind} {good[kind]}/{every[kind]}" for kind in every)
        click.echo(f"{'✗' if problems else '✓'} {topic.id}  {counts}")
        for problem in problems:
            click.echo("\n".join(f"    {plain(line)}" for line in problem.splitlines()))
        if report is None:
            for check in self._never_failed(topic):
                click.echo(f"    note: no wrong solution fails the check {plain(check)}")
        return 1 if problems else 0

    def _problems(self, topic: Topic, report: MutantReport | None) -> Iterator[str]:
        for outcome in self._of(topic, "reference")[:1]:
            yield from (f"texts: {problem}" for problem in missing_texts(topic, outcome.checks))
        yield from (f"texts: {problem}" for problem in prompt_problems(topic))
        for outcome in self._outcomes[topic.id]:
            if outcome.problem is not None:
                yield f"{outcome.case.name}: {outcome.problem}"
        if topic.solutions.reference is None:
            yield f"reference: wanted solutions/{topic.id}/reference.py, found none"
        if report is not None:
            yield from report.problems()

    def _never_failed(self, topic: Topic) -> list[str]:
        checks = [check.id for outcome in self._of(topic, "reference") for check in outcome.checks]
        return unfailed(checks, [outcome.failed for outcome in self._of(topic, "wrong")])

    def _reference_passes(self, topic: Topic) -> bool:
        return any(outcome.problem is None for outcome in self._of(topic, "reference"))

    def _of(self, topic: Topic, kind: str) -> list[CaseOutcome]:
        return [outcome for outcome in self._outcomes[topic.id] if outcome.case.kind == kind]

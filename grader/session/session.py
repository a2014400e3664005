"""One submission: its topics' checks are run by pytest, each topic against a fresh worker."""

import os
import socket
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.checks import seeds
from grader.checks.plugin import ChecksPlugin, check_id
from grader.checks.texts import Said, say
from grader.course import Course
from grader.results.model import Example
from grader.results.pytest_report import CheckOutcome, read_outcomes
from grader.sandbox.desk import Desk
from grader.sandbox.link import Spawner
from grader.sandbox.run import StudentRun
from grader.sandbox.sources import StudentSource
from grader.session.collecting import collect_again, needs_values, planned
from grader.session.functions import functions_of
from grader.session.memory import cap_memory
from grader.session.messages import Began, Graded, Job, ObservedTopic, Setup, Source, TopicPlan, send
from grader.session.observe import observed
from grader.session.sources import solution


class Session:
    """What a job is graded with; made once, used in a fork for each job."""

    def __init__(
        self,
        course: Course,
        setup: Setup,
        checks: ChecksPlugin,
        spawn: socket.socket,
        items: Mapping[str, Sequence[pytest.Item]],
        plans: Mapping[str, TopicPlan],
        session: pytest.Session | None,
    ) -> None:
        self._course = course
        self._setup = setup
        self._checks = checks
        self._spawn = spawn
        self._items = items
        self._plans = plans
        self._pytest = session
        # once for all submissions: each of these reads and parses a file of the course
        self._functions = {topic: functions_of(course.topic(topic)) for topic in plans}
        self._late = {
            topic
            for topic, functions in self._functions.items()
            if topic in checks.files and needs_values(functions, checks.imports[topic])
        }
        self._report: dict[str, object] = {}
        if session is not None:
            session.config.pluginmanager.register(self)

    def pytest_json_modifyreport(self, json_report: dict[str, object]) -> None:
        """Keep the report that pytest-json-report made."""
        self._report = json_report

    def grade(self, job: Job, stream: socket.socket) -> None:
        """Run the job's checks and send what came of them."""
        send(stream, Began(pid=os.getpid()))
        cap_memory()
        with tempfile.TemporaryDirectory(dir=self._setup.desks or None) as folder:
            self._desks = Path(folder).resolve()
            graded = self._graded(job)
        send(stream, graded)

    def _graded(self, job: Job) -> Graded:
        start = time.monotonic()
        runs = {
            topic: self._run_of(topic, job.sources[topic])
            for topic in job.topics
            if topic in job.sources and job.sources[topic].problem is None
        }
        self._checks.attach(runs, job.seed, self._comparison_run)
        seeds.tell_seeds(self._checks.tell_seed)
        plans, items, sources = dict(self._plans), dict(self._items), dict(job.sources)
        examples: dict[str, Mapping[str, Example | Said]] = {}
        for topic, run in runs.items():
            self._use_desk(topic)
            if topic in self._late:
                plans[topic], items[topic], sources[topic] = self._collected(topic, run, sources[topic])
            items[topic] = self._run_checks(items[topic], stop_early=job.stop_early)
            examples[topic] = {} if job.stop_early else self._checks.examples(topic)
            run.close()
        topics = self._observed(replace(job, sources=sources), plans, items, self._finish(), examples)
        layers = next((run.layers for run in runs.values() if run.layers), ())
        return Graded(topics=topics, layers=list(layers), seconds=time.monotonic() - start)

    def _desk(self, topic: str) -> Desk:
        folder = self._desks / topic
        folder.mkdir(exist_ok=True)
        return Desk(str(folder))

    def _use_desk(self, topic: str) -> None:
        """Let temporary files of the checks, and pytest's own folders for them, lie on the topic's desk."""
        tempfile.tempdir = self._desk(topic).root
        if self._pytest is not None:
            self._pytest.config._tmp_path_factory._basetemp = None  # type: ignore[attr-defined]

    def _collected(
        self, topic: str, run: StudentRun, source: Source
    ) -> tuple[TopicPlan, Sequence[pytest.Item], Source]:
        """Collect the topic's checks with the student's values; plan, checks, and the source to judge.

        Where they do not collect with these, but do with the reference's, the submission is at fault.
        """
        assert self._pytest is not None
        file, imports = self._checks.files[topic], self._checks.imports[topic]
        conftests = self._checks.conftests
        items = collect_again(self._pytest, file, imports, conftests, run)
        if items:
            return TopicPlan(checks=[planned(item) for item in items]), items, source
        if not self._plans[topic].error:
            return self._plans[topic], self._items[topic], source
        reference = self._reference_run(topic)
        if reference is None:
            return self._plans[topic], [], source
        known = collect_again(self._pytest, file, imports, conftests, reference)
        reference.close()
        if not known:
            return self._plans[topic], [], source
        plan = TopicPlan(checks=[planned(item) for item in known])
        return plan, [], Source(file=source.file, problem=say("checks_cannot_start", file=source.file).text)

    def _comparison_run(self, topic: str) -> StudentRun | None:
        """Return a run of the reference for a check to be run against, None where that would show nothing.

        Checks that were collected with the student's values hold these, whatever run is behind the module.
        """
        return None if topic in self._late else self._reference_run(topic)

    def _reference_run(self, topic: str) -> StudentRun | None:
        """Return a run of the reference solution: it shows whose fault a doubtful outcome is."""
        reference = self._course.topic(topic).solutions.reference
        if reference is None:
            return None
        return self._run_of(topic, solution(self._course.topic(topic), reference))

    def _run_of(self, topic: str, source: Source) -> StudentRun:
        """Return a run of a student's or the course's own files."""
        limits, simulate = self._setup.limits[topic], self._course.topic(topic).simulate
        spawner = Spawner(self._spawn, limits.memory)
        files = StudentSource(topic, source.file, source.text, source.files)
        functions, desk = self._functions[topic], self._desk(topic)
        return StudentRun(spawner, files, limits.timeout, simulate, functions, desk)

    def _run_checks(self, items: Sequence[pytest.Item], *, stop_early: bool) -> Sequence[pytest.Item]:
        """Run the checks in order, as pytest's own loop does; return those that ran."""
        for place, item in enumerate(items):
            following = items[place + 1] if place + 1 < len(items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            verdict = self._checks.verdicts.get(item.nodeid, "skipped")
            if stop_early and verdict not in ("passed", "skipped"):
                return items[: place + 1]
        return items

    def _finish(self) -> dict[str, CheckOutcome]:
        """Let pytest-json-report make its report, and read it; by node id."""
        if self._pytest is None:
            return {}
        self._pytest.config.hook.pytest_sessionfinish(session=self._pytest, exitstatus=0)
        return read_outcomes(self._report)

    def _observed(
        self,
        job: Job,
        plans: Mapping[str, TopicPlan],
        items: Mapping[str, Sequence[pytest.Item]],
        outcomes: Mapping[str, CheckOutcome],
        examples: Mapping[str, Mapping[str, Example | Said]],
    ) -> list[ObservedTopic]:
        topics = []
        for topic in job.topics:
            plan = plans[topic]
            found = {check_id(item): outcomes.get(item.nodeid) for item in items[topic]}
            ran = {check_id(item): self._checks.verdicts.get(item.nodeid) for item in items[topic]}
            if job.stop_early:
                plan = replace(plan, checks=[check for check in plan.checks if check.id in found])
            topics.append(observed(topic, plan, job.sources.get(topic), found, ran, examples.get(topic, {})))
        return topics

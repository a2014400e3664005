"""The pytest plugin: fixtures and markers of the checks, and one record of each check's verdict.

It lives in a trusted process that runs pytest over the checks. `attach` gives it the student's runs; what
each check came to leaves through pytest-json-report's metadata and stands in `verdicts` as well, so that a
check that never ran cannot count.
"""

import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from _pytest.skipping import xfailed_key

from grader.checks import overruns, verdicts
from grader.checks.conftests import Conftests
from grader.checks.example import with_reference, with_student
from grader.checks.failure import Trial, trial_of
from grader.checks.imports import TopicImports
from grader.checks.seeds import check_seed
from grader.checks.texts import Said, bilingual
from grader.checks.watch import CheckEndless, ended_after
from grader.errors import EngineLost
from grader.results.model import Example, Text, Verdict
from grader.results.pytest_report import to_metadata
from grader.results.record import CheckRecord
from grader.sandbox.budget import check_seconds
from grader.sandbox.link import WorkerLost, WorkerMissing
from grader.sandbox.proxy import StudentModule
from grader.sandbox.run import StudentRun
from grader.sandbox.seeds import set_seeds

if TYPE_CHECKING:
    import torch

MARKERS = (
    "points(n): what the check is worth; unmarked checks share the rest of the topic's points equally",
    "depends(*names): skip this check unless the named checks of the topic passed",
)

_EXAMPLE_SECONDS = 2.0  # of a call for a small example: it does less than the check's own


def topic_of(item: pytest.Item) -> str:
    """Return the id of the topic whose folder the check file lies in."""
    return item.path.parent.name


def check_id(item: pytest.Item) -> str:
    """Return the check's id: the node id without the file."""
    return item.nodeid.partition("::")[2]


def title_of(item: pytest.Item) -> Text:
    """Return the title of a check, the first paragraph of its docstring ("中文 | English"), else its id."""
    function = getattr(item, "function", None)
    paragraph = (getattr(function, "__doc__", None) or "").strip().split("\n\n")[0]
    title = " ".join(paragraph.split())
    if not title:
        return Text(zh=check_id(item), en=check_id(item))
    callspec = getattr(item, "callspec", None)
    text = bilingual(title)
    if callspec is None:
        return text
    return Text(zh=f"{text.zh} [{callspec.id}]", en=f"{text.en} [{callspec.id}]")


def _must_fail(item: pytest.Item) -> bool:
    """Return whether the check's author has marked it as one that must not pass."""
    expected = item.stash.get(xfailed_key, None)
    return expected is not None and expected.strict


@contextmanager
def _no_exit() -> Iterator[None]:
    """Turn what would end pytest, and the other checks with it, into an error of this check."""
    try:
        yield
    except (pytest.exit.Exception, KeyboardInterrupt) as error:
        raise RuntimeError(f"the check tried to end the grading: {error!r}") from error


class ChecksPlugin:
    """State of the checks of one process: the topics' imports, and the runs of the current submission.

    `topics` are folders by id; `megabytes` is what a call in each may use, `files` the further files that
    students hand in for some of them.
    """

    def __init__(
        self,
        topics: Mapping[str, Path],
        megabytes: Mapping[str, int],
        files: Mapping[str, Sequence[str]],
    ) -> None:
        self.imports = {topic: TopicImports(topic, folder, files[topic]) for topic, folder in topics.items()}
        self.verdicts: dict[str, Verdict] = {}
        self.files: dict[str, pytest.Module] = {}
        self.conftests: Conftests
        self._folders = dict(topics)
        self._megabytes = megabytes
        self._runs: dict[str, StudentRun] = {}
        self._reference: Callable[[str], StudentRun | None] = lambda topic: None
        self._running: StudentRun | None = None
        self._sub_tests: list[CheckRecord] = []
        self._is_inside = False
        self._seed = 0
        self._credit: dict[str, float] = {}
        self._titles: dict[str, Text] = {}
        self._trials: dict[str, dict[str, Trial]] = {}

    def attach(
        self, runs: Mapping[str, StudentRun], seed: int, reference: Callable[[str], StudentRun | None]
    ) -> None:
        """Let the checks of each topic call the student's code through its run.

        `reference` gives a run of a topic's reference solution, None where there is none.
        """
        self._runs = dict(runs)
        self._seed = seed
        self._reference = reference
        for topic, imports in self.imports.items():
            imports.student.__attach__(self._runs.get(topic))

    def tell_seed(self, library: str, seed: int) -> None:
        """Have the worker of the running check seed its generator of `library` too."""
        if self._running is not None:
            self._running.seed(library, seed)

    def examples(self, topic: str) -> dict[str, Example | Said]:
        """Return small examples that fail, by the ids of checks of the topic that did; at its end.

        One for each function at most: of the first check in which it went wrong. Where the function goes
        wrong after other calls only, words that say so stand in its place.
        """
        trials = self._trials.pop(topic, {})
        run = self._runs[topic]
        reference = self._reference(topic) if trials else None
        if reference is None:
            return {}
        with self._quickly(topic, reference):
            tried = {check: with_reference(trial) for check, trial in trials.items()}
        with self._quickly(topic, run):
            found = {
                check: with_student(topic, trial, tried[check], run.close)
                for check, trial in trials.items()
                if run.lost is None
            }
        return {check: example for check, example in found.items() if example is not None}

    # --- fixtures -------------------------------------------------------------------------------------

    @pytest.fixture
    def student(self, request: pytest.FixtureRequest) -> StudentModule:
        """Give the student's module: `student.sum_over(a, 0)` runs in the sandbox."""
        return self.imports[topic_of(request.node)].student

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> "torch.Generator":
        """Give a torch.Generator that is seeded from the run's seed and the check's id."""
        import torch

        item = request.node
        seed = check_seed(self._seed, topic_of(item), check_id(item), "rng")
        return torch.Generator().manual_seed(seed)

    @pytest.fixture
    def credit(self, request: pytest.FixtureRequest) -> Callable[[float], None]:
        """Give a function that declares a share (0 to 1) of the check's points as earned."""

        def declare(share: float) -> None:
            if not 0 <= share <= 1:
                raise ValueError(f"credit: wanted a share from 0 to 1, found {share}")
            self._credit[request.node.nodeid] = share

        return declare

    # --- hooks ----------------------------------------------------------------------------------------

    def pytest_configure(self, config: pytest.Config) -> None:
        """Declare the markers."""
        for marker in MARKERS:
            config.addinivalue_line("markers", marker)

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Load the topics' conftest files."""
        self.conftests = Conftests(session.config)
        for topic, folder in self._folders.items():
            self.conftests.load(topic, folder, self.imports[topic])

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Collect each check file with its topic's own imports."""
        imports = (
            self.imports.get(collector.path.parent.name) if isinstance(collector, pytest.Module) else None
        )
        if imports is None:
            return (yield)
        assert isinstance(collector, pytest.Module)
        self.files.setdefault(collector.path.parent.name, collector)
        with imports.active():
            report = yield
        error = self.conftests.errors.get(collector.path.parent.name)
        return report if error is None else pytest.CollectReport(collector.nodeid, "failed", error, [])

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Run each check with its topic's imports and its own random state."""
        topic, check = topic_of(item), check_id(item)
        self._titles[item.nodeid] = title_of(item)
        set_seeds([("all", check_seed(self._seed, topic, check, "check"))])
        self._running = self._runs.get(topic)
        if self._running is not None:
            self._running.begin_check(check_seed(self._seed, topic, check, "student"))
        with self.imports[topic].active():
            return (yield)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Skip a check that waits for one that did not pass."""
        for marker in item.iter_markers("depends"):
            for name in marker.args:
                self._demand(item, str(name))

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self) -> Generator[None, object, object]:
        """Let a fixture end itself, and nothing else."""
        with _no_exit():
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None, object, object]:
        """Let a check end itself, and nothing else; what is judged meanwhile are its sub-tests."""
        self._sub_tests = []
        self._is_inside = True
        try:
            with _no_exit(), self._recording(), self._in_time():
                return (yield)
        finally:
            self._is_inside = False

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None, object, object]:
        """Let a fixture end itself, and nothing else."""
        with _no_exit():
            return (yield)

    def pytest_json_runtest_metadata(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> dict[str, object] | None:
        """Judge the phase that has just run; attach the record where it decides the check."""
        record = self._record(item, call)
        if record is None:
            return None
        if self._is_inside:
            self._sub_tests.append(record)
            return None
        if call.when == "call":
            record = verdicts.with_sub_tests(record, self._sub_tests)
        record = self._with_credit_and_output(item, record)
        if record.doubtful and self._fails_by_itself(item):
            record = verdicts.internal(call.excinfo.value if call.excinfo is not None else None)
        self.verdicts[item.nodeid] = record.verdict
        if record.verdict in ("failed", "error") and call.excinfo is not None:
            self._note_trial(item, trial_of(call.excinfo.value))
        return to_metadata(record)

    # --- steps ----------------------------------------------------------------------------------------

    @contextmanager
    def _recording(self) -> Iterator[None]:
        """Note how tensors with a graph are made while a check runs: as arguments they cross as that."""
        if "torch" not in sys.modules or self._running is None:
            yield
            return
        from grader.sandbox.recipes import Recorder

        recorder = Recorder()
        self._running.recipe = recorder.recipe
        with recorder:
            yield

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        """End a check that does not end; its worker may be in the middle of an answer."""
        run = self._running
        if run is None:
            yield
            return
        try:
            with ended_after(check_seconds(run.call_seconds)):
                yield
        except CheckEndless:
            run.close()
            raise

    def _record(self, item: pytest.Item, call: pytest.CallInfo[None]) -> CheckRecord | None:
        """Return what this phase says of the check; None where it says nothing new."""
        error = call.excinfo.value if call.excinfo is not None else None
        run = self._runs.get(topic_of(item))
        if run is not None and isinstance(run.lost, WorkerMissing) and isinstance(run.lost.error, EngineLost):
            raise run.lost.error  # no verdict: the whole submission is taken up again
        if isinstance(error, pytest.skip.Exception):
            waited = getattr(error, "waits_for", None)
            return verdicts.skipped(waited) if isinstance(waited, Text) else None
        if call.when == "call" and error is None and _must_fail(item):
            error = AssertionError()
        if call.when != "call" and error is None:
            return None
        return verdicts.judge(error, run, self._megabytes[topic_of(item)])

    def _note_trial(self, item: pytest.Item, trial: Trial | None) -> None:
        trials = self._trials.setdefault(topic_of(item), {})
        if trial is not None and all(known.function.name != trial.function.name for known in trials.values()):
            trials[check_id(item)] = trial

    @contextmanager
    def _quickly(self, topic: str, run: StudentRun) -> Iterator[None]:
        """Let the topic's calls go to `run`, with little time for each; ends its worker."""
        student = self.imports[topic].student
        seconds = run.call_seconds
        run.begin_check(check_seed(self._seed, topic, "", "student"))
        run.recipe = None
        run.call_seconds = min(seconds, _EXAMPLE_SECONDS)
        student.__attach__(run)
        try:
            yield
        finally:
            run.call_seconds = seconds
            run.close()
            student.__attach__(self._runs.get(topic))

    def _fails_by_itself(self, item: pytest.Item) -> bool:
        """Return whether the check does not pass with the reference solution either."""
        topic = topic_of(item)
        run = self._reference(topic)
        if run is None:
            return False
        student = self.imports[topic].student
        run.begin_check(check_seed(self._seed, topic, check_id(item), "student"))
        student.__attach__(run)
        try:
            with ended_after(check_seconds(run.call_seconds)):
                item.runtest()
        except (Exception, WorkerLost, CheckEndless):  # whatever it is: a right answer meets it too
            return True
        finally:
            student.__attach__(self._runs.get(topic))
            run.close()
        return run.lost is not None

    def _with_credit_and_output(self, item: pytest.Item, record: CheckRecord) -> CheckRecord:
        run = self._runs.get(topic_of(item))
        return msgspec.structs.replace(
            record,
            credit=self._credit.pop(item.nodeid, 0.0),
            output=overruns.cut(run.printed) if run is not None else "",
        )

    def _demand(self, item: pytest.Item, name: str) -> None:
        """Raise pytest's skip unless every check of that name in the topic passed."""
        file = item.nodeid.partition("::")[0]
        known = [
            node
            for node in self.verdicts
            if node.partition("::")[0] == file and node.partition("::")[2].partition("[")[0] == name
        ]
        if not known:
            raise LookupError(f"depends: {name} is not a check that comes before {check_id(item)}")
        for node in known:
            if self.verdicts[node] != "passed":
                skip = pytest.skip.Exception(f"waits for {name}")
                skip.waits_for = self._titles[node]  # type: ignore[attr-defined]
                raise skip

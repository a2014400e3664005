"""The examiner: runs pytest once over the checks of a course, and forks a session for every job.

pytest collects the checks a single time; inside its run-test loop the examiner waits for jobs. The forked
child runs the collected checks for one submission, so neither torch, nor pytest, nor a check file is loaded
again.
"""

import gc
import logging
import os
import select
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.checks.plugin import ChecksPlugin, topic_of
from grader.course import Course, load_course
from grader.errors import EngineLost, InternalError
from grader.sandbox.library_patches import import_what_checks_patch
from grader.sandbox.link import has_gone
from grader.session.collecting import planned
from grader.session.large_pages import use_large_pages
from grader.session.lifetime import end_with
from grader.session.messages import (
    JOB,
    Collected,
    Job,
    Setup,
    Started,
    TopicPlan,
    receive,
    send,
)
from grader.session.session import Session

_PYTEST_OPTIONS = (
    # nothing of the machine's or the course's own pytest settings takes part
    "-c", os.devnull, "--import-mode=importlib", "--noconftest", "-p", "no:cacheprovider",
    "-p", "no:unraisableexception",
    "-p", "no:threadexception", "-p", "no:faulthandler", "-s", "-q", "--continue-on-collection-errors",
    "-p", "pytest_metadata.plugin", "-p", "pytest_jsonreport.plugin",
    "--json-report", "--json-report-file=none",
    "--json-report-omit", "collectors", "log", "streams", "warnings", "keywords", "traceback",
)  # fmt: skip


def examine(
    control: socket.socket, setup: Setup, spawn: socket.socket, started: Callable[[], Started | None]
) -> None:
    """Collect the checks, tell the plan, and grade jobs until the control stream ends."""
    course = load_course(Path(setup.root)) if setup.limits else Course.empty(Path(setup.root))
    topics = [course.topic(name) for name in setup.limits]
    checks = ChecksPlugin(
        {topic.id: topic.folder for topic in topics},
        {topic: limits.memory for topic, limits in setup.limits.items()},
        {topic.id: topic.files for topic in topics},
    )
    import_what_checks_patch()
    _let_loggers_propagate()
    loop = _Loop(control, setup, course, checks, spawn, started)
    files = [str(topic.checks.with_name(f"{setup.suite}.py")) for topic in topics]
    files = [file for file in files if Path(file).is_file()]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    if not files:
        loop.serve([])
        return
    pytest.main([*_PYTEST_OPTIONS, "--rootdir", setup.root, *files], plugins=[checks, loop])
    if not loop.served:
        raise InternalError("pytest did not reach its loop")


def _let_loggers_propagate() -> None:
    """Let what torch logs reach the root's handlers, where pytest looks for it.

    pytest puts its handlers on each logger that does not propagate, six times a check: torch has 44 of them.
    """
    for logger in logging.Logger.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.propagate = True


class _Loop:
    """The plugin that takes over pytest's loop."""

    def __init__(
        self,
        control: socket.socket,
        setup: Setup,
        course: Course,
        checks: ChecksPlugin,
        spawn: socket.socket,
        started: Callable[[], Started | None],
    ) -> None:
        self.served = False
        self._control = control
        self._setup = setup
        self._course = course
        self._checks = checks
        self._spawn = spawn
        self._started = started
        self._errors: dict[str, str] = {}
        self._pytest: pytest.Session | None = None

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note the topics whose check file does not collect."""
        if report.failed:
            topic = Path(report.nodeid.partition("::")[0]).parent.name
            self._errors.setdefault(topic, str(report.longrepr))

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Pass on what broke pytest itself: no result can come any more."""
        raise InternalError(f"pytest: {excinfo.type.__name__}: {excinfo.value}") from excinfo.value

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Serve jobs instead of running the checks."""
        self._pytest = session
        self.serve(session.items)
        return True

    def serve(self, items: list[pytest.Item]) -> None:
        """Tell isolation and plan, then fork a session for every job that comes."""
        self.served = True
        by_topic: dict[str, list[pytest.Item]] = {topic: [] for topic in self._setup.limits}
        for item in items:
            by_topic[topic_of(item)].append(item)
        plans = {
            topic: TopicPlan(checks=[planned(item) for item in found], error=self._errors.get(topic, ""))
            for topic, found in by_topic.items()
        }
        started = self._started()
        if started is None:
            return  # the zygote has said why
        send(self._control, started)
        send(self._control, Collected(topics=plans))
        session = Session(self._course, self._setup, self._checks, self._spawn, by_topic, plans, self._pytest)
        gc.collect()
        gc.freeze()
        if self._setup.many:
            use_large_pages()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # sessions are reaped by the kernel
        host = os.getpid()
        while True:
            select.select([self._control, self._spawn], [], [])
            if has_gone(self._spawn):
                return  # whoever asked starts another host
            data, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
            if data != JOB or len(descriptors) != 1:
                return
            with socket.socket(fileno=descriptors[0]) as stream:
                if os.fork() == 0:
                    end_with(host)
                    self._control.close()
                    _run_session(session, stream)


def _run_session(session: Session, stream: socket.socket) -> None:
    """Grade one job in the forked child; never return. Without an answer the job is given out again."""
    status = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        job = receive(stream, Job)
        if job is not None:
            session.grade(job, stream)
        status = 0
    except (EngineLost, BrokenPipeError):
        pass  # whoever asked sees the stream end
    finally:
        os._exit(status)

"""The same checks without a boundary: a pytest plugin, and the floor under every grader.

`student` is the student's module in the same process; `expect` compares as ever. As a plugin it is what a
teacher without a grader has: plain pytest. As a program it is the floor: the check functions called in a
loop in one warm process, without pytest and without isolation, a fresh module for each submission.
"""

import contextlib
import importlib.util
import json
import os
import sys
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import torch

from grader.sandbox.observations import Reply
from grader.sandbox.worker.watch import CallWatch, EngineCounter

OUTSIDE = "SUBMISSION"  # the variable that holds the folder of the student's files


class DirectFunction:
    """A function of the student's, called as it is; observed where a check expects something of it."""

    def __init__(self, name: str, function: Callable[..., object]) -> None:
        self.name = self.__name__ = name
        self._function = function

    def __call__(self, *args: object, **kwargs: object) -> object:
        return self._function(*args, **kwargs)

    def observe(
        self,
        *args: object,
        observe: frozenset[str] = frozenset(),
        may_change: frozenset[str] = frozenset(),
        **kwargs: object,
    ) -> Reply:
        watch, value, error = CallWatch(args, kwargs, observe), None, None
        with watch.watching():
            try:
                value = self._function(*args, **kwargs)
            except Exception as raised:  # the student's answer
                error = raised
        return Reply(value, error, watch.observations(value, "", "", [], (False, False)))


@dataclass(frozen=True)
class NoDevice:
    """The machine: it has no device."""

    device: str = ""

    @staticmethod
    @contextlib.contextmanager
    def on_machine(machine: str) -> Iterator[None]:
        yield


class DirectModule(types.ModuleType):
    """The student's module, with functions that can be expected something of."""

    def __getattr__(self, name: str) -> object:
        value = getattr(self.__wrapped__, name)
        return DirectFunction(name, value) if isinstance(value, types.FunctionType) else value


def load(submission: Path, topic: str) -> DirectModule:
    """Execute the student's file afresh."""
    spec = importlib.util.spec_from_file_location(topic, submission / f"{topic}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    direct = DirectModule(topic)
    vars(direct).update(__wrapped__=module, __run__=NoDevice())
    return direct


@pytest.fixture(scope="module")
def student(request: pytest.FixtureRequest) -> DirectModule:
    return load(Path(os.environ[OUTSIDE]), request.path.parent.name)


@pytest.fixture
def rng() -> torch.Generator:
    return torch.Generator().manual_seed(0)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "points(n): what the check is worth")
    config.addinivalue_line("markers", "depends(*names): skipped unless these passed")
    torch.set_num_threads(1)
    EngineCounter.install()


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Let modules beside a check file be imported by it."""
    folder = str(collector.path.parent)
    if isinstance(collector, pytest.Module) and folder not in sys.path:
        sys.path.append(folder)


class Floor:
    """Calls the collected check functions in a loop in place of pytest's own."""

    def __init__(self, submissions: list[Path]) -> None:
        self._submissions = submissions

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        seconds, failed = [], 0
        for submission in self._submissions:
            begun = time.perf_counter()
            failed = run_all(session.items, submission)
            seconds.append(time.perf_counter() - begun)
        json.dump({"seconds": min(seconds), "checks": len(session.items), "failed": failed}, sys.stderr)
        return True


def run_all(items: list[pytest.Item], submission: Path) -> int:
    """Call every check function with a fresh module of its topic; return how many raised."""
    modules: dict[str, DirectModule] = {}
    failed = 0
    for item in items:
        assert isinstance(item, pytest.Function)
        topic = item.path.parent.name
        if topic not in modules:
            modules[topic] = load(submission, topic)
        given = {"student": modules[topic], "rng": torch.Generator().manual_seed(0)}
        given |= item.callspec.params if hasattr(item, "callspec") else {}
        try:
            item.function(**{name: given[name] for name in item._fixtureinfo.argnames})
        except (Exception, pytest.skip.Exception):
            failed += 1
    return failed


def main(files: list[str], submissions: list[str]) -> None:
    options = [
        "-q",
        "-s",
        "-c",
        os.devnull,
        "--import-mode=importlib",
        "-p",
        "no:cacheprovider",
        "-p",
        __spec__.name,
    ]
    pytest.main([*options, *files], plugins=[Floor([Path(one) for one in submissions])])


if __name__ == "__main__":
    main(*json.loads(sys.argv[1]))

"""A student's function that runs here: the interface of the proxy without a worker behind it."""

from collections.abc import Callable

import pytest

from grader.sandbox.observations import Observations, Reply


class LocalFunction:
    """A student's function whose call runs in this process, with observations given beforehand."""

    def __init__(self, function: Callable[..., object], seen: Observations) -> None:
        self.name = "f"
        self.function = function
        self.seen = seen
        self.asked: list[frozenset[str]] = []

    def __call__(self, *args: object, **kwargs: object) -> object:
        return self.function(*args, **kwargs)

    def observe(
        self,
        *args: object,
        observe: frozenset[str] = frozenset(),
        may_change: frozenset[str] = frozenset(),
        **kwargs: object,
    ) -> Reply:
        self.asked.append(observe)
        try:
            return Reply(self.function(*args, **kwargs), None, self.seen)
        except Exception as error:
            return Reply(None, error, self.seen)


@pytest.fixture
def local() -> Callable[..., LocalFunction]:
    """Make a student's function of a Python function; keywords are what is observed of its calls."""

    def make(function: Callable[..., object], **seen: object) -> LocalFunction:
        return LocalFunction(function, Observations(**seen))  # type: ignore[arg-type]

    return make


@pytest.fixture
def giving(local: Callable[..., LocalFunction]) -> Callable[..., LocalFunction]:
    """Make a student's function that gives one answer, whatever it is called with."""

    def make(answer: object, **seen: object) -> LocalFunction:
        return local(lambda *args, **kwargs: answer, **seen)

    return make

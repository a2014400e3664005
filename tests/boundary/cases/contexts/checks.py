import asyncio
import contextlib

import pytest
from contexts import Resource, Timer, Transaction, ignoring, tag, use, use_async


def test_timer():
    ticks = iter([10.0, 12.5])
    with Timer(lambda: next(ticks)) as timer:
        assert timer.elapsed is None
    assert timer.elapsed == 2.5


def test_transaction():
    store = {"a": 1}
    with Transaction(store) as inside:
        assert inside == {"a": 1}
    with pytest.raises(ValueError, match="mine"):
        with Transaction(store):
            raise ValueError("mine")
    with Transaction(store):
        raise KeyError("swallowed")
    assert store == {"a": 1}


def test_generator_based():
    out = []
    with tag("b", out) as name:
        assert name == "B"


def test_ignoring():
    with ignoring(KeyError, IndexError):
        [][1]
    with pytest.raises(ZeroDivisionError):
        with ignoring(KeyError):
            1 / 0


def test_counts_what_is_open():
    with Resource() as first, Resource():
        assert Resource.opened == 2
        assert first.work() == "done"
    assert Resource.opened == 0
    with pytest.raises(RuntimeError, match="work failed"):
        with Resource() as resource:
            resource.work(fail=True)
    assert Resource.opened == 0


def test_exit_stack():
    with contextlib.ExitStack() as stack:
        for _ in range(3):
            stack.enter_context(Resource())
        assert Resource.opened == 3
    assert Resource.opened == 0


def test_a_manager_of_the_check():
    @contextlib.contextmanager
    def mine():
        yield 7

    class Own:
        left = False

        def __enter__(self):
            return self

        def __exit__(self, *error):
            self.left = True

    assert use(mine()) == 7
    own = Own()
    assert use(own) is own
    assert own.left


def test_async():
    assert asyncio.run(use_async()) == ["in", "out"]


def test_elapsed_fails():
    with Timer(lambda: 1) as timer:
        pass
    assert timer.elapsed == 1

import functools

import pytest
from events import Event, Pipeline, Thermostat, compare_by, fold, make_counter, schedule, visit, with_retry


def test_handlers():
    event = Event()
    calls = []
    event += calls.append
    event += print
    assert len(event) == 2
    event -= print
    assert event("a") == [None]
    assert calls == ["a"]


def test_keyword_arguments():
    seen = []
    thermostat = Thermostat(20)
    thermostat.changed += lambda what, degrees: seen.append((what, degrees))
    thermostat.measure(18)
    thermostat.measure(25)
    assert seen == [("heat", 18)]


def test_observers():
    class Log:
        def __init__(self):
            self.lines = []

        def update(self, thermostat, degrees):
            self.lines.append((thermostat.target, degrees))

    log, thermostat = Log(), Thermostat(20)
    thermostat.observers.add(log)
    thermostat.measure(22)
    assert log.lines == [(20, 22)]
    thermostat.observers.discard(log)
    thermostat.measure(23)
    assert len(log.lines) == 1


def test_pipeline():
    assert Pipeline(str.strip, str.upper, len).run("  ab ") == 2
    assert Pipeline().then(lambda x: x + 1).then(lambda x: x * 2).run(3) == 8


def test_schedule():
    assert schedule([(2, "b", lambda: "late"), (1, "a", lambda: "early")]) == [("a", "early"), ("b", "late")]


def test_visitor_order():
    order = []
    tree = {"name": "root", "children": [{"name": "leaf"}]}
    visit(tree, lambda name: order.append(f"+{name}"), lambda name: order.append(f"-{name}"))
    assert order == ["+root", "+leaf", "-leaf", "-root"]


def test_errors_of_callbacks():
    errors = []

    def action(attempt):
        if attempt < 2:
            raise ValueError(attempt)
        return "done"

    assert with_retry(action, notify=errors.append) == "done"
    assert [error.args for error in errors] == [(0,), (1,)]
    with pytest.raises(RuntimeError, match="gave up"):
        with_retry(action, times=1)


def test_own_exception_class():
    class Mine(Exception):
        pass

    def action(attempt):
        raise Mine("own")

    with pytest.raises(Mine, match="own"):
        with_retry(action)


def test_fold():
    assert fold(lambda a, b: a * b, [1, 2, 3], 1) == 6
    assert fold(max, [3, 9, 2], 0) == 9
    assert functools.reduce(lambda a, b: a + b, [1, 2]) == 3


def test_closures():
    one, two = make_counter(), make_counter()
    assert [one(), one(), one(5)] == [1, 2, 7]
    assert two() == 1


def test_key_function():
    assert sorted([3, 1, 2], key=compare_by(lambda x: -x)) == [3, 2, 1]


def test_fold_fails():
    assert fold(lambda a, b: a + b, [1], 1) == 3

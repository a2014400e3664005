import pt_monkey
import pytest
from pt_monkey import Service, debug, dice, over, pick, root, run, stamp, title, user, wait


def test_own_function(monkeypatch):
    monkeypatch.setattr(pt_monkey, "fetch", lambda url: {"title": f"page {url}"})
    assert title("x") == "PAGE X"


def test_undone():
    with pytest.raises(RuntimeError, match="no network"):
        title("x")


def test_by_path(monkeypatch):
    monkeypatch.setattr("pt_monkey.LIMIT", 3)
    assert over(5)
    assert pt_monkey.LIMIT == 3


def test_constant_is_back():
    assert not over(5)
    assert pt_monkey.LIMIT == 10


def test_library(monkeypatch):
    monkeypatch.setattr("random.randint", lambda low, high: high)
    assert dice(3) == [6, 6, 6]
    monkeypatch.setattr("random.choice", lambda items: items[-1])
    assert pick([1, 2, 3]) == 3


def test_sleep_is_skipped(monkeypatch):
    slept = []
    monkeypatch.setattr("time.sleep", slept.append)
    assert wait(100) == "waited"
    assert slept == [100]


def test_clock(monkeypatch):
    monkeypatch.setattr("time.time", lambda: 12.5)
    assert stamp() == 12


def test_library_through_the_module(monkeypatch):
    monkeypatch.setattr(pt_monkey.time, "time", lambda: 99.0)
    assert stamp() == 99


def test_imported_name(monkeypatch):
    monkeypatch.setattr(pt_monkey, "sqrt", lambda x: "patched")
    assert root(4) == "patched"


def test_imported_name_is_back():
    assert root(4) == 2


def test_environment(monkeypatch):
    assert user() == "nobody"
    monkeypatch.setenv("STUDENT_USER", "ann")
    assert user() == "ann"
    monkeypatch.delenv("STUDENT_USER")
    assert user() == "nobody"


def test_dict(monkeypatch):
    monkeypatch.setitem(pt_monkey.SETTINGS, "debug", True)
    assert debug() == (True, None)


def test_dict_is_back():
    assert debug() == (False, None)


def test_class(monkeypatch):
    monkeypatch.setattr(Service, "connect", lambda self: 10)
    assert run() == 15
    monkeypatch.setattr(Service, "timeout", 1)
    assert Service().load() == 11


def test_class_is_back():
    with pytest.raises(ConnectionError):
        run()
    assert Service.timeout == 5


def test_object(monkeypatch):
    service = Service()
    monkeypatch.setattr(service, "connect", lambda: 1)
    assert service.load() == 6


def test_delattr(monkeypatch):
    monkeypatch.delattr(pt_monkey, "fetch")
    with pytest.raises(NameError):
        title("x")


def test_new_name(monkeypatch):
    monkeypatch.setattr(pt_monkey, "brand_new", 1, raising=False)
    assert pt_monkey.brand_new == 1
    with pytest.raises(AttributeError):
        monkeypatch.setattr(pt_monkey, "not_there", 1)


def test_context(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(pt_monkey, "LIMIT", 1)
        assert over(2)
    assert not over(2)


def test_over_fails():
    assert over(3)

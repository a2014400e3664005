import pytest
import pt_fixtures
from pt_fixtures import Store, fill


@pytest.fixture(scope="session")
def everywhere():
    return {"made": 1}


@pytest.fixture(scope="module")
def shared():
    store = Store("shared")
    store.put("seen", 0)
    yield store
    store.close()


@pytest.fixture
def store(request):
    made = Store(request.node.name)
    yield made
    made.close()
    assert not made.is_open


@pytest.fixture
def filled(store):
    return fill(store, 3)


@pytest.fixture
def make():
    made = []

    def factory(name):
        made.append(Store(name))
        return made[-1]

    yield factory
    for one in made:
        one.close()


@pytest.fixture(autouse=True)
def clean_log():
    pt_fixtures.log = []
    yield
    pt_fixtures.log = []


@pytest.fixture(params=[1, 2, 5])
def size(request):
    return request.param


@pytest.fixture
def indirect(request):
    return fill(Store("indirect"), request.param)


def test_yields(store):
    store.put("a", 1)
    assert store.get("a") == 1
    assert store.name == "test_yields"


def test_chained(filled, store):
    assert filled is store
    assert filled.get(2) == 4


def test_module_scope_first(shared):
    shared.put("seen", shared.get("seen") + 1)
    assert shared.get("seen") == 1


def test_module_scope_second(shared):
    assert shared.get("seen") == 1
    assert shared.is_open


def test_factory(make):
    a, b = make("a"), make("b")
    a.put(1, 1)
    assert b.get(1) is None


def test_autouse():
    Store("x").close()
    assert pt_fixtures.log == ["closed x"]


def test_autouse_cleans():
    assert pt_fixtures.log == []


def test_parametrized(size, store):
    assert len(fill(store, size).data) == size


@pytest.mark.parametrize("indirect", [2, 4], indirect=True)
def test_indirect(indirect):
    assert len(indirect.data) in (2, 4)


@pytest.mark.usefixtures("store")
def test_usefixtures(everywhere):
    assert everywhere["made"] == 1
    assert Store.opened > 0


def test_request(request, shared):
    assert request.getfixturevalue("shared") is shared
    request.addfinalizer(lambda: shared.get("x"))


class TestInAClass:
    @pytest.fixture
    def own(self):
        return Store("own")

    def setup_method(self):
        self.store = Store("method")

    def teardown_method(self):
        self.store.close()

    def test_own(self, own):
        assert own.name == "own"

    def test_setup(self):
        assert self.store.is_open


def setup_module():
    Store.opened = 100


def test_setup_module():
    assert Store.opened >= 100


def test_closed_fails(store):
    store.close()
    store.put(1, 1)

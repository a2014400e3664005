import pytest
import graphs
from graphs import Graph

ROADS = [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("d", "e", 1)]


@pytest.fixture(scope="module")
def roads():
    return Graph.from_pairs(ROADS)


def test_neighbours(roads):
    assert roads.neighbours("a") == {"b", "c"}
    assert roads.neighbours("d") == {"e"}
    assert len(roads) == 5


def test_shortest(roads):
    assert graphs.shortest(roads, "a", "b") == (3, ("a", "c", "b"))
    assert graphs.shortest(roads, "a", "a") == (0, ("a",))


def test_no_way(roads):
    with pytest.raises(LookupError) as info:
        graphs.shortest(roads, "a", "e")
    assert info.value.args == ("no way from 'a' to 'e'",)
    assert info.type is LookupError


def test_edges_are_a_dict(roads):
    assert roads.edges["d"] == {"e": 1}
    assert roads.edges["a"]["b"] == 4
    assert set(roads.edges) == set("abcde")


def test_bfs():
    adjacency = {1: [2, 3], 2: [4], 3: [4], 4: []}
    assert graphs.bfs(adjacency, 1) == [1, 2, 3, 4]
    assert adjacency == {1: [2, 3], 2: [4], 3: [4], 4: []}


def test_components():
    found = set(graphs.components({1: [2], 2: [1], 3: []}))
    assert found == {frozenset({1, 2}), frozenset({3})}


def test_dict_order():
    assert list(graphs.colour({"z": [], "a": []}).items()) == [("z", 0), ("a", 1)]


def test_tuple_keys():
    grid = {(0, 0): [(0, 1)], (0, 1): [(0, 0)]}
    assert graphs.bfs(grid, (0, 0)) == [(0, 0), (0, 1)]


def test_bfs_fails():
    assert graphs.bfs({1: [2]}, 1) == (1, 2)

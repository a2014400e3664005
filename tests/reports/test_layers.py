"""Boxes stand in rows without touching, and arrows run from box to box between them."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reports.layers import BOX_HEIGHT, Layout, arrange

WIDTH = 100
SOURCES = st.lists(st.lists(st.integers(0, 11), max_size=4), min_size=1, max_size=12).map(
    lambda sources: [[one for one in of if one < len(sources)] for of in sources]
)
any_graph = given(SOURCES, st.sets(st.integers(1, 11), max_size=3))


def _holds(layout: Layout, node: int, x: float, y: float) -> bool:
    left, top = layout.corners[node]
    return left < x < left + WIDTH and top < y < top + BOX_HEIGHT


def test_a_chain_is_a_column_with_its_leaf_above() -> None:
    """Each node stands under what it was made of."""
    corners = arrange([[1], [2], []], WIDTH, ()).corners

    assert len({left for left, _ in corners}) == 1
    assert [top for _, top in corners] == sorted((top for _, top in corners), reverse=True)


def test_a_node_stands_by_its_longest_way_down() -> None:
    """x² + x: x stands above the power, though one of its arrows leads past it."""
    layout = arrange([[1, 2], [2], []], WIDTH, ())

    assert layout.corners[2][1] < layout.corners[1][1] < layout.corners[0][1]
    assert len(layout.ways[2, 0]) == 4


def test_what_stands_aside_is_rightmost_in_its_row() -> None:
    """An argument out of reach is told apart by its place too."""
    lefts = [left for left, _ in arrange([[1, 2, 3], [], [], []], WIDTH, {1}).corners]

    assert lefts[1] == max(lefts)


def test_a_circle_is_opened() -> None:
    """A graph that says it was made of itself is drawn without that link."""
    layout = arrange([[1, 0], [2], [0, 1]], WIDTH, ())

    assert set(layout.ways) == {(1, 0), (2, 1)}


@any_graph
def test_no_boxes_overlap_and_all_lie_inside(sources: list[list[int]], aside: set[int]) -> None:
    """Whatever the graph is, there is room between its boxes and around them."""
    layout = arrange(sources, WIDTH, aside)

    for (left, top), (other_left, other_top) in combinations(layout.corners, 2):
        assert abs(left - other_left) > WIDTH or abs(top - other_top) > BOX_HEIGHT
    assert all(0 <= left <= layout.width - WIDTH for left, _ in layout.corners)
    assert all(0 <= top <= layout.height - BOX_HEIGHT for _, top in layout.corners)


@any_graph
def test_every_way_leads_from_the_foot_of_a_box_to_the_head_of_another(
    sources: list[list[int]], aside: set[int]
) -> None:
    """It starts and ends at its own two boxes, and only goes down."""
    layout = arrange(sources, WIDTH, aside)

    for (source, target), way in layout.ways.items():
        assert _holds(layout, source, way[0][0], way[0][1] - 1)
        assert _holds(layout, target, way[-1][0], way[-1][1] + 1)
        assert [y for _, y in way] == sorted(y for _, y in way)


@any_graph
def test_no_way_crosses_a_box(sources: list[list[int]], aside: set[int]) -> None:
    """Where a way passes a row of boxes, it runs straight down between them."""
    layout = arrange(sources, WIDTH, aside)

    for way in layout.ways.values():
        for (x, y), (end, _) in zip(way[1:-1:2], way[2:-1:2], strict=True):
            assert x == end
            assert not any(_holds(layout, node, x, y + 1) for node in range(len(sources)))


@any_graph
def test_only_links_of_circles_are_left_out(sources: list[list[int]], aside: set[int]) -> None:
    """A link that is not drawn would lead up again."""
    layout = arrange(sources, WIDTH, aside)
    wanted = {(source, node) for node, of in enumerate(sources) for source in of}

    for source, node in wanted - set(layout.ways):
        assert layout.corners[source][1] >= layout.corners[node][1]

"""Boxes in rows: where the nodes of a graph stand and how their arrows run, in whole pixels.

A node stands as many rows above the bottom as the longest path from it to the last result has steps, so
that arrows only go down. An arrow that passes rows without ending there gets a lane of its own between the
boxes of each. What stands in a row is ordered by the places that its arrows lead to, and stands above them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

BOX_HEIGHT = 46
_ROW_GAP = 44
_GAP = 16
_LANE = 8
_MARGIN = 8

Point = tuple[int, int]
Link = tuple[int, int]


@dataclass(frozen=True)
class Layout:
    """Where everything is: the left upper corner of each box, and the points of each link's way.

    A way goes straight down between an odd point and the next even one, and bends between the others.
    """

    width: int
    height: int
    corners: Sequence[Point]
    ways: Mapping[Link, Sequence[Point]]


def arrange(sources: Sequence[Sequence[int]], box_width: int, aside: Collection[int]) -> Layout:
    """Lay out the graph whose node `i` was made of the nodes `sources[i]`; nodes `aside` go to the right.

    Links that would close a circle are left out.
    """
    order, links = _without_circles(sources)
    rows = _rows(order, links)
    lanes = {
        link: [(*link, row) for row in range(rows[link[0]] + 1, rows[link[1]])]
        for link in dict.fromkeys(links)
    }
    standing = _standing(rows, lanes)
    centres = _centres(standing, _below(lanes), box_width, aside)
    first = min(centres.values()) - box_width // 2 - _MARGIN
    centres = {slot: centre - first for slot, centre in centres.items()}
    tops = [_MARGIN + row * (BOX_HEIGHT + _ROW_GAP) for row in range(len(standing))]
    corners = [(centres[node] - box_width // 2, tops[row]) for node, row in enumerate(rows)]
    return Layout(
        width=max(centres.values()) + box_width // 2 + _MARGIN,
        height=tops[-1] + BOX_HEIGHT + _MARGIN,
        corners=corners,
        ways=_ways(lanes, centres, tops, corners, box_width),
    )


Lane = tuple[int, int, int]
Slot = int | Lane


def _without_circles(sources: Sequence[Sequence[int]]) -> tuple[list[int], list[Link]]:
    """Return the nodes, each after its sources, and the links (source, node) that close no circle."""
    order: list[int] = []
    links: list[Link] = []
    open_nodes: set[int] = set()
    done: set[int] = set()

    def visit(node: int) -> None:
        open_nodes.add(node)
        for source in dict.fromkeys(sources[node]):
            if source in open_nodes:
                continue
            links.append((source, node))
            if source not in done:
                visit(source)
        open_nodes.remove(node)
        done.add(node)
        order.append(node)

    for node in range(len(sources)):
        if node not in done:
            visit(node)
    return order, links


def _rows(order: Sequence[int], links: Sequence[Link]) -> list[int]:
    """Return each node's row, 0 at the top, by the longest path down from it."""
    heights = [0] * len(order)
    for node in reversed(order):
        for source, target in links:
            if target == node:
                heights[source] = max(heights[source], heights[node] + 1)
    top = max(heights)
    return [top - height for height in heights]


def _standing(rows: Sequence[int], lanes: Mapping[Link, Sequence[Lane]]) -> list[list[Slot]]:
    """Return the boxes and lanes of each row."""
    standing: list[list[Slot]] = [[] for _ in range(max(rows) + 1)]
    for node, row in enumerate(rows):
        standing[row].append(node)
    for lane in chain.from_iterable(lanes.values()):
        standing[lane[2]].append(lane)
    return standing


def _below(lanes: Mapping[Link, Sequence[Lane]]) -> dict[Slot, list[Slot]]:
    """Return what each box or lane leads to in the next row."""
    below: dict[Slot, list[Slot]] = {}
    for (source, target), between in lanes.items():
        way: list[Slot] = [source, *between, target]
        for upper, lower in pairwise(way):
            below.setdefault(upper, []).append(lower)
    return below


def _centres(
    standing: Sequence[Sequence[Slot]],
    below: Mapping[Slot, Sequence[Slot]],
    box_width: int,
    aside: Collection[int],
) -> dict[Slot, int]:
    """Return the middle of every slot, as near as its row allows to the mean of what it leads to."""
    centres: dict[Slot, int] = {}
    for row in reversed(standing):
        wanted = {slot: _mean([centres[one] for one in below.get(slot, ())]) for slot in row}
        placed: dict[Slot, int] = {}
        right = -(10**6)
        for slot in sorted(row, key=lambda slot: (slot in aside, wanted[slot])):
            half = (_LANE if isinstance(slot, tuple) else box_width) // 2
            apart = _GAP if slot in aside and placed else 0
            placed[slot] = max(wanted[slot], right + apart + half)
            right = placed[slot] + half + _GAP
        shift = _mean([wanted[slot] - placed[slot] for slot in row])
        centres |= {slot: centre + shift for slot, centre in placed.items()}
    return centres


def _mean(values: Sequence[int]) -> int:
    return round(sum(values) / len(values)) if values else 0


def _ways(
    lanes: Mapping[Link, Sequence[Lane]],
    centres: Mapping[Slot, int],
    tops: Sequence[int],
    corners: Sequence[Point],
    box_width: int,
) -> dict[Link, list[Point]]:
    ways: dict[Link, list[Point]] = {}
    for (source, target), between in lanes.items():
        way = [(corners[source][0] + box_width // 2, corners[source][1] + BOX_HEIGHT)]
        for lane in between:
            top = tops[lane[2]]
            way += [(centres[lane], top), (centres[lane], top + BOX_HEIGHT)]
        ways[source, target] = way
    for target, (left, top) in enumerate(corners):
        arriving = sorted((way[-1], link) for link, way in ways.items() if link[1] == target)
        for place, (_, link) in enumerate(arriving, start=1):
            ways[link].append((left + box_width * place // (len(arriving) + 1), top))
    return ways

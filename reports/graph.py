"""Autograd graphs as drawings: the leaves above, the output below, and where a graph was cut.

What a graph says of itself comes from the student's process: names may be anything, and links may lead
nowhere or in circles. What is drawn is bounded, and every word of it passes `visible`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from grader.results import GraphNode, GraphView
from reports.figures import cut
from reports.grid import Room
from reports.layers import BOX_HEIGHT, Layout, Point, arrange
from reports.messages import Speaker
from reports.sanitise import visible

MAX_NODES = 24
_MOST_UNREACHED = 6
_MOST_SOURCES = 8
_LONGEST_NAME = 18
_TITLE_PIXELS = 8.5  # of a letter of the box's first line; of its second:
_NOTE_PIXELS = 6.4
_WIDE_PIXELS = 14.0
_BOX_PADDING = 20
_NARROWEST = 92
_BACKWARD = re.compile(r"^(?:.*::)?(.+?)(?:Backward\d*)?$", re.DOTALL)


@dataclass(frozen=True)
class Box:
    """A node: its left upper corner, and its two lines; `is_code` where the first is a name of the code."""

    left: int
    top: int
    kind: str
    title: str
    note: str
    is_code: bool


@dataclass(frozen=True)
class Arrow:
    """A link as the data of an SVG path; `cross` is the middle of one that is broken."""

    path: str
    cross: Point | None


@dataclass(frozen=True)
class Drawing:
    """A graph ready for a template, in pixels; `lines` say the same in words, one a node.

    `width` is 0 where the page has no more room. `is_cut_off` where not every node may be drawn.
    """

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]
    lines: Sequence[str]
    is_cut_off: bool


def draw(view: GraphView, speaker: Speaker, room: Room) -> Drawing:
    """Return the drawing of `view`, with its words in the speaker's language, as far as `room` allows."""
    nodes = _sound(view.nodes)
    words = [_words(place, node, speaker) for place, node in enumerate(nodes)]
    box_width = max([_NARROWEST, *(_width(title, note) for title, note, _ in words)])
    unreached = [place for place, node in enumerate(nodes) if node.kind == "unreached"]
    # A broken arrow to the output shows what is missing.
    sources = [[*node.inputs, *(unreached if place == 0 else ())] for place, node in enumerate(nodes)]
    layout = arrange(sources, box_width, unreached)
    cost = len(nodes) + sum(len(way) for way in layout.ways.values())
    is_shown = room.take_entries(cost) == cost
    return Drawing(
        width=layout.width if is_shown else 0,
        height=layout.height,
        box_width=box_width,
        box_height=BOX_HEIGHT,
        boxes=[
            Box(left, top, node.kind, *word)
            for (left, top), node, word in zip(layout.corners, nodes, words, strict=True)
        ],
        arrows=[_arrow(way, link[0] in unreached) for link, way in layout.ways.items()],
        lines=_lines(nodes, words, layout, speaker),
        is_cut_off=len(view.nodes) >= MAX_NODES,
    )


def _sound(nodes: Sequence[GraphNode]) -> list[GraphNode]:
    """Return the nodes to draw, at most `MAX_NODES`, whose inputs are places among them; the output first.

    Unreached arguments are what the drawing is for, so they are kept rather than the end of a long graph.
    """
    places = [place for place, node in enumerate(nodes) if node.kind == "unreached" and place > 0]
    unreached = places[:_MOST_UNREACHED]
    others = [place for place in range(len(nodes)) if place not in places]
    kept = [*others[: MAX_NODES - len(unreached)], *unreached]
    moved = {old: new for new, old in enumerate(kept)}
    return [
        GraphNode(
            name=nodes[old].name,
            kind=nodes[old].kind,
            label=nodes[old].label,
            inputs=[
                moved[one]
                for one in nodes[old].inputs
                if one in moved and one != old and one not in unreached
            ][:_MOST_SOURCES]
            if old not in unreached
            else [],
        )
        for old in kept
    ]


def _words(place: int, node: GraphNode, speaker: Speaker) -> tuple[str, str, bool]:
    """Return the two lines of a node's box, and whether the first is a name of the code."""
    note = speaker.say("graph.kind_" + node.kind)
    operation = _shortened(_BACKWARD.sub(r"\1", node.name[:100]))
    if node.label:
        if node.kind == "intermediate" and operation:
            note = f"{operation} · {note}"
        number, bracket, rest = node.label.partition("[")
        if number.isascii() and number.isdigit() and len(number) < 4:
            return _shortened(_argument(int(number), speaker) + bracket + rest), note, False
        return _shortened(node.label), note, True
    if node.kind in ("leaf", "constant", "unreached") or not operation:
        return speaker.say("graph.result") if place == 0 else speaker.say("graph.tensor"), note, False
    return operation, note, True


def _argument(place: int, speaker: Speaker) -> str:
    if place < 4:
        return speaker.say("graph.argument_" + str(place))
    return speaker.say("graph.argument", number=place + 1)


def _shortened(name: str) -> str:
    return cut(visible(" ".join(name[:100].split())), _LONGEST_NAME)


def _width(title: str, note: str) -> int:
    widest = max(_pixels(title, _TITLE_PIXELS), _pixels(note, _NOTE_PIXELS))
    return 2 * round(widest / 2) + _BOX_PADDING


def _pixels(text: str, letter: float) -> float:
    return sum(_WIDE_PIXELS if unicodedata.east_asian_width(sign) in "WF" else letter for sign in text)


def _arrow(way: Sequence[Point], is_broken: bool) -> Arrow:
    (x, y), *rest = way
    path = f"M{x} {y}"
    cross = None
    for number, (to_x, to_y) in enumerate(rest):
        middle = (y + to_y) // 2
        is_straight = number % 2 == 1 or to_x == x
        path += f"V{to_y}" if is_straight else f"C{x} {middle} {to_x} {middle} {to_x} {to_y}"
        cross = ((x + to_x) // 2, middle)
        x, y = to_x, to_y
    return Arrow(path, cross) if is_broken else Arrow(path + "m-5-7 5 7 5-7", None)


def _lines(
    nodes: Sequence[GraphNode],
    words: Sequence[tuple[str, str, bool]],
    layout: Layout,
    speaker: Speaker,
) -> list[str]:
    """Return a sentence for each node, from the leaves to the output."""
    made_of: dict[int, list[str]] = {}
    corners = layout.corners
    for source, target in layout.ways:
        if nodes[source].kind != "unreached":
            made_of.setdefault(target, []).append(words[source][0])
    return [
        speaker.say("graph.made_of", title=words[place][0], note=words[place][1], sources=", ".join(of))
        if (of := made_of.get(place))
        else speaker.say("graph.alone", title=words[place][0], note=words[place][1])
        for place in sorted(range(len(nodes)), key=lambda place: (corners[place][1], corners[place][0]))
    ]

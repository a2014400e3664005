"""The page of a pair: both sources side by side, with what matches marked."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.results import Language, Text
from reports.pages import render
from reports.similarity.index import Pair
from reports.similarity.matches import Segment, common_blocks, marked_lines
from reports.similarity.tokens import Line, Token, own_tokens

FOLDER = "similarity"
_LONGEST_NAME = 120
_MOST_LINES = 2000


@dataclass(frozen=True)
class Side:
    """One student's source: its lines in segments, its own tokens, and how many of them match."""

    student: str
    anchor: str
    lines: list[list[Segment]]
    own: int
    matched: int


def similar_page(
    pair: Pair,
    sources: tuple[str, str],
    given: frozenset[Line],
    course: Text,
    title: Text,
    language: Language,
) -> str:
    """Return the page of a pair; `sources` are those of the one and of the other."""
    one, other = (own_tokens(source, given) for source in sources)
    blocks = common_blocks(one, other)
    return render(
        "similar.html.j2",
        language,
        course=course,
        title=title,
        pair=pair,
        blocks=len(blocks),
        sides=[
            _side(pair.one, "a", sources[0], one, [(block.one, block.length) for block in blocks]),
            _side(pair.other, "b", sources[1], other, [(block.other, block.length) for block in blocks]),
        ],
    )


def page_names(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, str]]:
    """Yield each pair with a file name of its own, on file systems that know no case either."""
    taken: set[str] = set()
    for pair in pairs:
        name = f"{pair.topic}-{pair.one}-{pair.other}"
        if name.casefold() in taken or len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
            digest = hashlib.sha256(repr((pair.topic, pair.one, pair.other)).encode()).hexdigest()[:12]
            name = f"{pair.topic[:40]}-{digest}"
        taken.add(name.casefold())
        yield pair, f"{FOLDER}/{name}.html"


def _side(student: str, anchor: str, source: str, tokens: list[Token], starts: list[tuple[int, int]]) -> Side:
    lines = list(marked_lines(source, tokens, starts))[:_MOST_LINES]
    return Side(student, anchor, lines, len(tokens), sum(length for _, length in starts))

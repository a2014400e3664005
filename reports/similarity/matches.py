"""What two sources have in common, as numbered blocks, and their lines with these blocks marked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.similarity.tokens import Token
from reports.similarity.winnow import GRAM, grams

_MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `length` equal tokens: where it starts in the one and in the other sequence."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line; `block` numbers the block that it belongs to, `opens` says that it starts here."""

    text: str
    block: int | None = None
    opens: bool = False


def common_blocks(one: Sequence[Token], other: Sequence[Token]) -> list[Block]:
    """Return the runs of at least `GRAM` equal tokens, each token in one block at most, in order of `one`."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for place, value in enumerate(grams(other)):
        places[value].append(place)
    used = [False] * len(other)
    blocks: list[Block] = []
    hashes, start = grams(one), 0
    while start < len(hashes):
        found = [_run(one, other, start, place, used) for place in places[hashes[start]][:_MOST_PLACES]]
        block = max(found, key=lambda block: block.length, default=None)
        if block is None or block.length < GRAM:
            start += 1
            continue
        blocks.append(block)
        used[block.other : block.other + block.length] = [True] * block.length
        start += block.length
    return blocks


def _run(one: Sequence[Token], other: Sequence[Token], start: int, place: int, used: Sequence[bool]) -> Block:
    length, most = 0, min(len(one) - start, len(other) - place)
    while (
        length < most and not used[place + length] and one[start + length].text == other[place + length].text
    ):
        length += 1
    return Block(start, place, length)


def marked_lines(
    source: str, tokens: Sequence[Token], starts: Sequence[tuple[int, int]]
) -> Iterator[list[Segment]]:
    """Yield the lines of `source` in segments; `starts` holds the first token and length of each block."""
    ranges: defaultdict[int, list[tuple[int, int, int, bool]]] = defaultdict(list)
    for number, (start, length) in enumerate(starts, start=1):
        for line, (first, last) in _columns(tokens[start : start + length]).items():
            ranges[line].append((first, last, number, line == tokens[start].line))
    for line, text in enumerate(source.split("\n"), start=1):
        yield list(_segments(text, sorted(ranges.get(line, ()))))


def _columns(tokens: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """Return, for each line, from which to which column the tokens reach."""
    reach: dict[int, tuple[int, int]] = {}
    for token in tokens:
        for line in range(token.line, token.end_line + 1):
            first = token.column if line == token.line else 0
            last = token.end_column if line == token.end_line else 1_000_000
            before = reach.get(line, (first, last))
            reach[line] = (min(first, before[0]), max(last, before[1]))
    return reach


def _segments(text: str, ranges: Sequence[tuple[int, int, int, bool]]) -> Iterator[Segment]:
    done = 0
    for first, last, number, opens in ranges:
        if first > done:
            yield Segment(text[done:first])
        yield Segment(text[max(first, done) : last], number, opens)
        done = max(done, last)
    if text[done:]:
        yield Segment(text[done:])

"""Tensors laid out as tables: a row, a matrix, or the labelled matrices that an n-d tensor is made of."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from grader.results import TensorView
from reports.figures import cut

_LONGEST_ENTRY = 40
_LONGEST_VALUE = 1500
# In characters of the grid's font: the space and sign beside an entry, and what a phone can show.
_CELL_PADDING = 4
_PHONE_WIDTH = 26
_PIECE_WIDTH = 40


@dataclass
class Room:
    """How much a page may still show; what is big takes from it, so that no page grows without bound."""

    entries: int
    characters: int
    examples: int = 1000

    def take_example(self) -> bool:
        """Return whether one more small example fits, and set it aside."""
        self.examples -= 1
        return self.examples >= 0

    def take_entries(self, wanted: int) -> int:
        """Return how many of `wanted` tensor entries fit, and set them aside."""
        granted = min(wanted, self.entries)
        self.entries -= granted
        return granted

    def take_characters(self, wanted: int) -> int:
        """Return how many of `wanted` characters fit, and set them aside."""
        granted = min(wanted, self.characters)
        self.characters -= granted
        return granted


@dataclass(frozen=True)
class Slice:
    """One matrix of a tensor; `label` is its index, such as `[0, 1, :, :]`, "" where there is only one.

    A long vector comes in pieces, which paper may break apart; `first` is the index of a piece's first entry.
    """

    label: str
    rows: list[list[tuple[str, bool]]]
    first: int = 0


@dataclass(frozen=True)
class Grid:
    """A value ready for a template: either `slices` of entries (text, differs), or one `text`.

    `columns` counts the entries of a row that are shown, 0 where the tensor has no dims to number.
    `total` counts the tensor's entries, `shown` those that are laid out.
    """

    kind: str
    shape: list[int] | None
    dtype: str | None
    text: str | None
    slices: list[Slice]
    columns: int
    numbered_rows: bool
    total: int
    shown: int
    differing: int
    shortened: bool

    @property
    def is_wide(self) -> bool:
        """Whether it may not fit a phone's width, so that it has to scroll by keyboard too."""
        rows = [row for part in self.slices for row in part.rows]
        widest = max((len(text) for row in rows for text, _ in row), default=0)
        return self.columns * (widest + _CELL_PADDING) > _PHONE_WIDTH


def lay_out(view: TensorView, room: Room) -> Grid:
    """Lay `view` out, as far as `room` allows."""
    if view.shape is None:
        return _single_value(view)
    total = math.prod(view.shape)
    shown = room.take_entries(min(len(view.values), total))
    marked = frozenset(index for index in view.marked if index < shown)
    width = view.shape[-1] if view.shape else 1
    return Grid(
        kind=view.kind,
        shape=view.shape,
        dtype=view.dtype,
        text=None,
        slices=_slices(view.shape, view.values[:shown], marked) if shown else [],
        columns=min(width, shown) if view.shape else 0,
        numbered_rows=len(view.shape) > 1,
        total=total,
        shown=shown,
        differing=len(marked),
        shortened=shown < total,
    )


def _single_value(view: TensorView) -> Grid:
    text = "\n".join(view.values)
    return Grid(
        kind=view.kind,
        shape=None,
        dtype=view.dtype,
        text=cut(text, _LONGEST_VALUE),
        slices=[],
        columns=0,
        numbered_rows=False,
        total=1,
        shown=1,
        differing=min(1, len(view.marked)),
        shortened=view.truncated or len(text) > _LONGEST_VALUE,
    )


def _slices(shape: list[int], values: list[str], marked: frozenset[int]) -> list[Slice]:
    width = shape[-1] if shape else 1
    area = width * (shape[-2] if len(shape) > 1 else 1)
    entries = [(cut(value, _LONGEST_ENTRY), index in marked) for index, value in enumerate(values)]
    if len(shape) == 1:
        return list(_pieces(entries))
    return [
        Slice(_label(start // area, shape[:-2]), _rows(entries[start : start + area], width))
        for start in range(0, len(entries), area)
    ]


def _pieces(entries: list[tuple[str, bool]]) -> Iterator[Slice]:
    first, width = 0, 0
    for place, (text, _) in enumerate(entries):
        width += len(text) + _CELL_PADDING
        if width > _PIECE_WIDTH and place > first:
            yield Slice("", [entries[first:place]], first)
            first, width = place, len(text) + _CELL_PADDING
    yield Slice("", [entries[first:]], first)


def _rows(entries: list[tuple[str, bool]], width: int) -> list[list[tuple[str, bool]]]:
    return [entries[start : start + width] for start in range(0, len(entries), width)]


def _label(number: int, outer: list[int]) -> str:
    if not outer:
        return ""
    index: list[str] = []
    for size in reversed(outer):
        number, position = divmod(number, size)
        index.insert(0, str(position))
    return f"[{', '.join(index)}, :, :]"

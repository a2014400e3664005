"""Tensors and other values as lines of a terminal: rows and columns, `≠` at the entries that differ."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text as Line

from grader.results import TensorView
from reports.figures import cut, shape_text
from reports.grid import Grid, Room, Slice, lay_out
from reports.messages import Speaker
from reports.sanitise import plain

_ROOM_ENTRIES = 100
_GAP = 2
_DIFFERS = "≠"


def value_lines(view: TensorView, label: str, speaker: Speaker, width: int) -> Iterator[Line]:
    """Yield a value under its label, within `width` columns."""
    grid = lay_out(view, Room(entries=_ROOM_ENTRIES, characters=0))
    yield Line(f"  {plain(speaker.part_label(label, view.part))}  ").append(
        _facts(grid, speaker), style="dim"
    )
    if grid.text is not None:
        for line in plain(grid.text, lines=True).splitlines():
            yield Line(f"    {line.expandtabs(4)}", style="bold red" if grid.differing else "bold")
    elif grid.total == 0:
        yield Line(f"    {speaker.say('value.empty')}", style="dim")
    else:
        yield from _matrices(grid, width - 4)
    if grid.differing and grid.shape:
        yield Line(f"    {speaker.say('value.differ', count=grid.differing, total=grid.shown)}", style="dim")
    if grid.shortened:
        key = speaker.say("value.first_entries", total=grid.total, shown=grid.shown)
        yield Line(f"    {key if grid.shape else speaker.say('value.shortened')}", style="dim")


def _facts(grid: Grid, speaker: Speaker) -> str:
    facts = [plain(cut(grid.kind, 60))]
    if grid.dtype:
        facts.append(plain(cut(grid.dtype, 40)))
    if grid.shape is not None:
        facts.append(speaker.say("value.shape", shape=shape_text(grid.shape)))
    return ", ".join(facts)


def _matrices(grid: Grid, width: int) -> Iterator[Line]:
    entries = [text for part in grid.slices for row in part.rows for text, _ in row]
    widest = max((cell_len(plain(text)) for text in entries), default=0) + len(_DIFFERS)
    fitting = max(1, width // (widest + _GAP))
    for part in grid.slices:
        yield from _matrix(part, widest, fitting)


def _matrix(part: Slice, widest: int, fitting: int) -> Iterator[Line]:
    """Yield the rows of one matrix; of a row that does not fit, what fits and an ellipsis."""
    if part.label:
        yield Line(f"    {part.label}", style="dim")
    for row in part.rows:
        line = Line("    ")
        for text, differs in row[:fitting]:
            shown = plain(text)
            line.append(" " * (widest - cell_len(shown) - len(_DIFFERS) + _GAP))
            line.append(shown, style="bold red" if differs else "bold")
            line.append(_DIFFERS if differs else " ", style="red")
        if len(row) > fitting:
            line.append(" …", style="dim")
        yield line

"""Tensors are laid out by their shape, and no page grows without bound."""

from hypothesis import given
from hypothesis import strategies as st

from grader.results import TensorView
from reports.grid import Grid, Room, lay_out
from tests.reports.builders import tensor


def _lay_out(view: TensorView, entries: int = 1000) -> Grid:
    return lay_out(view, Room(entries=entries, characters=0))


def _texts(grid: Grid) -> list[list[list[str]]]:
    return [[[text for text, _ in row] for row in part.rows] for part in grid.slices]


def test_a_number_is_one_entry_without_indices() -> None:
    """A 0-d tensor has nothing to count."""
    grid = _lay_out(tensor([], ["7"]))

    assert (_texts(grid), grid.columns, grid.numbered_rows) == ([[["7"]]], 0, False)


def test_a_vector_is_a_row() -> None:
    """A 1-d tensor has numbered columns and no numbered rows."""
    grid = _lay_out(tensor([3], ["1", "2", "3"]))

    assert (_texts(grid), grid.columns, grid.numbered_rows) == ([[["1", "2", "3"]]], 3, False)


def test_a_long_vector_comes_in_pieces_that_fit_on_paper() -> None:
    """Each piece says where it starts, and a single long entry is a piece by itself."""
    pieces = _lay_out(tensor([9], ["12.5"] * 7 + ["9" * 50, "1"])).slices

    assert [(piece.first, len(piece.rows[0])) for piece in pieces] == [(0, 5), (5, 2), (7, 1), (8, 1)]


def test_a_matrix_has_rows_and_columns() -> None:
    """A 2-d tensor is one table."""
    grid = _lay_out(tensor([2, 2], ["1", "2", "3", "4"]))

    assert (_texts(grid), grid.numbered_rows) == ([[["1", "2"], ["3", "4"]]], True)


def test_more_dims_are_labelled_matrices() -> None:
    """Each matrix of a 4-d tensor says at which index it lies."""
    grid = _lay_out(tensor([2, 2, 1, 2], [str(number) for number in range(8)]))

    assert [part.label for part in grid.slices] == [
        "[0, 0, :, :]",
        "[0, 1, :, :]",
        "[1, 0, :, :]",
        "[1, 1, :, :]",
    ]
    assert _texts(grid)[2] == [["4", "5"]]


def test_marks_follow_the_flat_index() -> None:
    """The entry that differs is marked where it lies; a mark outside is ignored."""
    grid = _lay_out(tensor([2, 2], ["1", "2", "3", "4"], marked=[2, 9]))

    assert [[marked for _, marked in row] for row in grid.slices[0].rows] == [[False, False], [True, False]]
    assert grid.differing == 1


def test_a_cut_view_shows_its_first_entries() -> None:
    """The count of all entries comes from the shape."""
    grid = _lay_out(tensor([100, 4], ["0"] * 6))

    assert _texts(grid) == [[["0"] * 4, ["0"] * 2]]
    assert (grid.total, grid.shown, grid.shortened) == (400, 6, True)


def test_an_empty_tensor_has_no_slices() -> None:
    """A dim of size 0 leaves nothing to lay out."""
    grid = _lay_out(tensor([0, 3], []))

    assert (grid.slices, grid.total, grid.shortened) == ([], 0, False)


def test_a_value_that_is_no_tensor_is_text() -> None:
    """Its one shown form is kept, and cut where it is long."""
    assert _lay_out(TensorView(kind="tuple", values=["(2, 3)"])).text == "(2, 3)"
    assert _lay_out(TensorView(kind="str", values=["x" * 10_000])).shortened


def test_a_full_page_leaves_entries_out() -> None:
    """What is shown is taken from the page's room until nothing is left."""
    room = Room(entries=5, characters=0)
    shown = [lay_out(tensor([4], ["1"] * 4), room).shown for _ in range(3)]

    assert shown == [4, 1, 0]


@given(
    shape=st.lists(st.integers(0, 4), max_size=5),
    values=st.lists(st.text(max_size=3), max_size=30),
    marked=st.lists(st.integers(-3, 40), max_size=5),
)
def test_any_view_can_be_laid_out(shape: list[int], values: list[str], marked: list[int]) -> None:
    """A shape that does not fit its values shows the entries that there are, in order."""
    grid = _lay_out(tensor(shape, values, marked))
    entries = [text for part in _texts(grid) for row in part for text in row]

    assert entries == values[: grid.shown]
    assert all(len(row) <= max(1, grid.columns) for part in grid.slices for row in part.rows)

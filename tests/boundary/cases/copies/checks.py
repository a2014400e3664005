import copy
import sys

import pytest
from copies import Grid, Tracked, deep, main, shallow, slice_copy


def test_copy_of_an_object():
    grid = Grid([[1], [2]])
    other = copy.copy(grid)
    assert other is not grid
    assert other == grid
    other.rows[0].append(9)
    assert grid.rows[0] == [1, 9]


def test_deep_copy_of_an_object():
    grid = Grid([[1], [2]])
    other = copy.deepcopy(grid)
    other.rows[0].append(9)
    assert grid.rows == [[1], [2]]
    clone = grid.clone()
    clone.rows.clear()
    assert grid.rows == [[1], [2]]


def test_own_copy():
    copy.copy(Tracked())
    assert Tracked.copies == 1
    assert isinstance(copy.copy(Tracked()), Tracked)


def test_plain_copies():
    rows = [[1], [2]]
    flat, whole = shallow(rows), deep(rows)
    assert flat is not rows
    assert flat[0] is rows[0]
    assert whole == rows
    assert whole[0] is not rows[0]
    assert slice_copy(rows) is not rows
    assert slice_copy(rows)[1] is rows[1]


def test_lists_of_objects():
    grids = [Grid([]), Grid([[1]])]
    assert slice_copy(grids)[1] is grids[1]
    assert deep(grids)[1] == grids[1]
    assert copy.copy(grids)[0] is grids[0]


def test_arguments_of_the_program(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["copies.py", "1", "2"])
    main()
    assert capsys.readouterr().out == "3\n"


def test_deep_fails():
    rows = [[1]]
    assert deep(rows)[0] is rows[0]

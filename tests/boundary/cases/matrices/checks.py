import pytest
from matrices import Matrix, spiral, transpose, zero_out

A = Matrix([[1, 2], [3, 4]])


def test_shape_and_transpose():
    assert A.shape == (2, 2)
    assert A.T == Matrix([[1, 3], [2, 4]])
    assert A.T.T == A
    assert Matrix([[1, 2, 3]]).T.shape == (3, 1)


def test_items_by_pairs():
    made = Matrix([[0, 0], [0, 0]])
    made[0, 1] = 5
    assert made[0, 1] == 5
    assert made.rows == [[0, 5], [0, 0]]


def test_arithmetic():
    assert A + A == 2 * A
    assert A * 2 == 2 * A
    assert -A == A * -1
    assert abs(-A) == 4
    assert A @ Matrix.identity(2) == A
    assert A**2 == A @ A
    assert A**0 == Matrix.identity(2)
    assert round(A * 0.333, 1) == Matrix([[0.3, 0.7], [1.0, 1.3]])


def test_refused_operands():
    with pytest.raises(TypeError):
        A * "2"
    with pytest.raises(TypeError):
        A + Matrix([[1]])
    with pytest.raises(ValueError, match="different lengths"):
        Matrix([[1], [1, 2]])


def test_text():
    assert str(A) == "1 2\n3 4"
    assert "%s!" % A == "1 2\n3 4!"


def test_plain_lists():
    rows = [[1, 2, 3], [4, 5, 6]]
    assert transpose(rows) == [[1, 4], [2, 5], [3, 6]]
    assert rows == [[1, 2, 3], [4, 5, 6]]
    assert list(spiral(rows)) == [1, 2, 3, 6, 5, 4]


def test_changes_one_row():
    rows = [[1, 2], [3, 4]]
    first, second = rows
    assert zero_out(rows, 1) is None
    assert rows == [[1, 2], [0, 0]]
    assert rows[1] is second
    assert second == [0, 0]
    assert first is rows[0]


def test_aliased_rows():
    rows = [[1, 1]] * 3
    zero_out(rows, 0)
    assert rows == [[0, 0]] * 3


def test_product_fails():
    assert A @ A == Matrix([[1, 4], [9, 16]])

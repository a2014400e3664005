import arrays
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

X = np.arange(12.0).reshape(4, 3)


def test_results_are_arrays():
    made = arrays.normalise(X)
    assert isinstance(made, np.ndarray)
    assert made.shape == (4, 3)
    assert made.dtype == np.float64
    assert_allclose(made.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(made.std(axis=0), 1)


def test_integers():
    made = arrays.one_hot([1, 0], 3)
    assert_array_equal(made, [[0, 1, 0], [1, 0, 0]])
    assert made.dtype == np.int8
    assert (made.sum(axis=1) == 1).all()


def test_in_place():
    x = np.array([-5.0, 0.5, 9.0])
    view = x[1:]
    assert arrays.clip_in_place(x, 0, 1) is None
    assert_array_equal(x, [0, 0.5, 1])
    assert_array_equal(view, [0.5, 1])


def test_in_place_through_a_view():
    x = np.zeros((3, 3)) - 1
    arrays.clip_in_place(x[:, 0], 0, 1)
    assert_array_equal(x[:, 0], [0, 0, 0])
    assert x[0, 1] == -1


def test_scalars():
    assert arrays.mean_of([1, 2, 3]) == 2.0
    assert isinstance(arrays.mean_of(np.float32([1, 2])), np.float32)
    boolean, text, real, whole = arrays.structured()
    assert boolean.dtype == bool
    assert text.tolist() == ["a", "bc"]
    assert (type(real), type(whole)) == (np.float32, np.int64)
    assert real == 1.5


def test_identity():
    assert arrays.identity(X) is X
    assert not arrays.normalise(X) is X


def test_memory_layout():
    assert arrays.describe(X) == ("ndarray", "float64", (4, 3), True)
    assert arrays.describe(X.T) == ("ndarray", "float64", (3, 4), False)
    assert arrays.describe(np.array(5, dtype="uint8")) == ("ndarray", "uint8", (), True)
    assert arrays.describe(np.zeros((0, 3), dtype=complex))[1:3] == ("complex128", (0, 3))


def test_dicts_and_lists():
    stats = arrays.stats(X)
    assert stats["min"] == 0
    assert stats["argmax"] == 11
    assert stats["shape"] == (4, 3)
    assert stats["dtype"] == np.float64
    first, second = arrays.split(np.arange(4))
    assert_array_equal(second, [2, 3])
    assert_array_equal(arrays.masked(np.array([-1, 2])), [2])


def test_errors():
    with pytest.raises(np.linalg.LinAlgError, match="Singular"):
        arrays.solve(np.zeros((2, 2)), np.ones(2))
    with pytest.raises(IndexError):
        arrays.first_row(np.zeros((0,)))


def test_seed():
    np.random.seed(4)
    expected = np.random.rand(3)
    np.random.seed(4)
    assert_array_equal(arrays.draw(3), expected)


def test_constant():
    assert arrays.WEIGHTS.sum() == 1
    assert arrays.WEIGHTS[0] == pytest.approx(0.5)


def test_objects_that_hold_arrays():
    scaler = arrays.Standardiser().fit(X)
    assert_allclose(scaler.mean_, X.mean(axis=0))
    assert_allclose(scaler.transform(X), arrays.normalise(X))
    assert arrays.normalise(X) == pytest.approx(arrays.normalise(X))


def test_nan():
    assert np.isnan(arrays.mean_of(np.array([np.nan, 1])))


def test_normalise_fails():
    assert_allclose(arrays.normalise(X), X)

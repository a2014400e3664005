"""Comparison: exact kind, shape and dtype, then values within the tolerance of the dtype."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.checks.compare import Tolerance, equal, mismatch
from grader.sandbox.observations import Opaque

FLOATS = st.floats(-1e6, 1e6, width=32)
SHAPES = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4)
GRIDS = hnp.arrays(np.float32, SHAPES, elements=FLOATS)
FULL_GRIDS = hnp.arrays(np.float32, hnp.array_shapes(max_dims=3, max_side=4), elements=FLOATS)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
few = settings(max_examples=60, deadline=None)


def aspect(answer, expected, **tolerance):
    found = mismatch(answer, expected, Tolerance(**tolerance))
    return found and found.aspect


@few
@given(GRIDS)
def test_a_tensor_equals_itself(values):
    assert equal(torch.from_numpy(values.copy()), torch.from_numpy(values))


@few
@given(PLAIN)
def test_a_plain_value_equals_itself(value):
    assert equal(value, value)


@few
@given(FULL_GRIDS, st.data())
def test_one_entry_beyond_the_tolerance_is_caught(values, data):
    flat = data.draw(st.integers(0, values.size - 1))
    sign = data.draw(st.sampled_from([-1, 1]))
    wrong = values.astype(np.float64)
    wrong.reshape(-1)[flat] += sign * (1e-3 + 1e-3 * abs(wrong.reshape(-1)[flat]))

    assert aspect(torch.tensor(wrong, dtype=torch.float32), torch.from_numpy(values)) == "values"


@few
@given(FULL_GRIDS, st.data())
def test_rounding_within_the_tolerance_is_right(values, data):
    noise = data.draw(hnp.arrays(np.float32, values.shape, elements=st.floats(-1, 1, width=32)))
    near = values + noise * (5e-6 + 5e-5 * np.abs(values))

    assert equal(torch.from_numpy(near.astype(np.float32)), torch.from_numpy(values))


@few
@given(hnp.arrays(np.int64, SHAPES, elements=st.integers(-(2**62), 2**62)), st.data())
def test_an_integer_tensor_is_exact(values, data):
    wrong = values.copy()
    if wrong.size:
        wrong.reshape(-1)[data.draw(st.integers(0, wrong.size - 1))] += 1

    assert equal(torch.from_numpy(wrong), torch.from_numpy(values)) == (wrong.size == 0)


@few
@given(FULL_GRIDS, FULL_GRIDS)
def test_another_shape_is_never_right(first, second):
    if first.shape != second.shape:
        assert aspect(torch.from_numpy(first), torch.from_numpy(second)) == "shape"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (torch.tensor([True]), torch.tensor([1], dtype=torch.uint8)),
        (torch.tensor([1], dtype=torch.int32), torch.tensor([1])),
        (torch.ones(2), torch.ones(2, dtype=torch.float64)),
        (torch.ones(2), torch.ones(2, dtype=torch.complex64)),
        (torch.zeros(0), torch.zeros(0, dtype=torch.int64)),
        (np.ones(2, dtype=np.float32), np.ones(2)),
    ],
)
def test_equal_values_of_another_dtype_are_wrong(answer, expected):
    assert aspect(answer, expected) == "dtype"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (torch.tensor(1.0), torch.tensor([1.0])),
        (torch.zeros(0, 3), torch.zeros(3, 0)),
        (torch.zeros(0), torch.zeros(0, 1)),
    ],
)
def test_shapes_are_exact_for_empty_and_single_tensors(answer, expected):
    assert aspect(answer, expected) == "shape"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (True, 1),
        (1, True),
        (1, 1.0),
        (1.0, 1 + 0j),
        ((1, 2), [1, 2]),
        ([1], (1,)),
        ("1", 1),
        (None, 0),
        (torch.tensor(1.0), 1.0),
        (torch.tensor(True), True),
        (1.0, torch.tensor(1.0)),
        ([1.0], torch.tensor([1.0])),
        (np.ones(1), torch.ones(1, dtype=torch.float64)),
        (Opaque("Tensor"), torch.ones(1)),
        (torch.zeros(2).to_sparse(), torch.zeros(2)),
    ],
)
def test_kinds_are_exact(answer, expected):
    assert aspect(answer, expected) == "kind"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (torch.nn.Parameter(torch.ones(2)), torch.ones(2)),
        (torch.ones(2, requires_grad=True), torch.ones(2)),
        (torch.ones(3, 2).T, torch.ones(2, 3)),
        (torch.ones(1).expand(4), torch.ones(4)),
        (torch.Size([2, 3]), (2, 3)),
        (np.float32(0.5), 0.5),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (torch.tensor([1 + 2j]).conj(), torch.tensor([1 - 2j])),
        (torch.ones(2, dtype=torch.bfloat16), torch.ones(2, dtype=torch.bfloat16)),
        ({"a": 1, "b": [2.0]}, {"b": [2.0], "a": 1}),
        (torch.float32, torch.float32),
        (torch.device("cpu"), torch.device("cpu")),
        ({1, 2}, frozenset({2, 1})),
    ],
)
def test_what_counts_as_the_same_is_right(answer, expected):
    assert equal(answer, expected)


@pytest.mark.parametrize("kind", [float, torch.tensor])
def test_nan_equals_nothing_unless_asked_for(kind):
    assert not equal(kind(math.nan), kind(math.nan))
    assert equal(kind(math.nan), kind(math.nan), Tolerance(equal_nan=True))
    assert not equal(kind(0.0), kind(math.nan), Tolerance(equal_nan=True))


@pytest.mark.parametrize("kind", [float, torch.tensor])
def test_infinity_equals_itself_alone(kind):
    assert equal(kind(math.inf), kind(math.inf))
    assert not equal(kind(-math.inf), kind(math.inf))
    assert not equal(kind(3e38), kind(math.inf))
    assert not equal(kind(math.inf), kind(3e38))


def test_minus_zero_is_zero():
    assert equal(torch.tensor([-0.0]), torch.tensor([0.0]))


@pytest.mark.parametrize(
    ("dtype", "relative", "right"),
    [
        (torch.float32, 5e-5, True),
        (torch.float32, 1e-3, False),
        (torch.float64, 5e-8, True),
        (torch.float64, 1e-6, False),
        (torch.float16, 5e-3, True),
        (torch.bfloat16, 1e-2, True),
        (torch.bfloat16, 1e-1, False),
        (torch.complex64, 5e-5, True),
        (torch.complex64, 1e-3, False),
    ],
)
def test_the_tolerance_follows_the_dtype(dtype, relative, right):
    expected = torch.tensor([100.0, -200.0], dtype=torch.complex128 if dtype.is_complex else torch.float64)

    assert equal((expected * (1 + relative)).to(dtype), expected.to(dtype)) == right


def test_huge_ints_are_exact_and_never_overflow():
    assert equal(10**400, 10**400)
    assert not equal(10**400 + 1, 10**400, Tolerance(rtol=1e-3))
    assert not equal(2**63 + 1, 2**63)
    assert aspect(10**400, 1.0) == "kind"


def test_a_given_tolerance_holds_for_integers_too():
    assert equal(torch.tensor([10]), torch.tensor([11]), Tolerance(atol=1))
    assert equal(10, 11, Tolerance(atol=1))


def test_near_values_are_inaccurate_and_far_ones_wrong():
    expected = torch.tensor([1.0, 2.0, 0.0])

    assert mismatch(expected + 1e-3, expected).inaccurate
    assert not mismatch(expected + 0.5, expected).inaccurate
    assert not mismatch(torch.tensor([100]), torch.tensor([101])).inaccurate


def test_a_mismatch_inside_a_container_says_where():
    answer = {"mean": [torch.ones(2), torch.zeros(2)]}
    found = mismatch(answer, {"mean": [torch.ones(2), torch.ones(2)]})

    assert (found.aspect, found.place) == ("values", "['mean'][1]")


def test_a_hostile_depth_is_not_walked():
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]

    assert aspect(deep, [[1]]) == "kind"


def test_devices_are_exact():
    assert aspect(torch.ones(2, device="meta"), torch.ones(2)) == "device"
    assert equal(torch.ones(2, device="meta"), torch.ones(2, device="meta"))

"""Descriptions: what differs and how, in both languages, and never the expected value itself."""

import math

import numpy as np
import pytest
import torch

from grader.checks.compare import mismatch
from grader.checks.describe import describe
from grader.checks.texts import axis_names
from grader.sandbox.observations import Opaque

# all values of another size and digits, so that no two patterns fit one answer
V = torch.tensor([3.25, -1.5, 7.75, 0.5])
M = torch.tensor([[31.7, -12.9, 58.3], [74.6, 96.4, -45.2], [17.8, 83.1, 62.5]])
W = torch.tensor([[31.7, -12.9, 58.3], [74.6, 96.4, -45.2]])


def english(answer, expected, printed=""):
    found = mismatch(answer, expected)
    assert found is not None
    said = describe(found, printed)
    assert said.text.zh
    assert said.hint is None or (said.hint.zh and said.hint.en)
    return said.text.en


KINDS = [
    (None, W, "gave nothing back"),
    (W.tolist(), W, "a list; a tensor"),
    ([W[0], W[1]], W, "several tensors"),
    ((W,), W, "single entry"),
    (W.numpy(), W, "a NumPy array"),
    (W, W.numpy(), "a tensor; a NumPy array"),
    (3.5, torch.tensor(2.5), "0-dimensional"),
    (torch.tensor(2.5), 2.5, "one element"),
    (torch.tensor([[2.5]]), 2.5, "one element"),
    (torch.ones(11), 2.5, "of shape (11,)"),
    (torch.tensor(True), True, "one element"),
    (1, True, "an int; a bool"),
    (2.0, 2, "a float; an int"),
    ([1, 2], (1, 2), "a list; a tuple"),
    (V, V.tolist(), "a tensor; a list"),
    ("3", 3, "a string; an int"),
    (Opaque("Foo"), W, "class Foo"),
    (Opaque("generator"), [1], "generator or iterator"),
    (Opaque("builtin_function_or_method"), W, "a function itself"),
    (torch.float32, "float32", "a dtype"),
]


@pytest.mark.parametrize(("answer", "expected", "told"), KINDS)
def test_another_kind_is_told(answer, expected, told):
    assert told in english(answer, expected)


def test_none_after_printing_is_told_apart():
    assert "printed something" in english(None, W, printed="tensor(3.)\n")
    assert "printed" not in english(None, W, printed="\n")


SHAPES = [
    (W.sum(0, keepdim=True), W.sum(0), "of size 1 too many"),
    (W.sum(0), W.sum(0, keepdim=True), "of size 1 is missing"),
    (torch.tensor(3.0), torch.tensor([3.0]), "of size 1 is missing"),
    (W.T, W, "It is transposed"),
    (torch.ones(3, 2), W, "same sizes in another order"),
    (W.reshape(-1), W, "only the shape is not"),
    (W.sum(), W.sum(0), "a single value"),
    (V[:, None] - V, V, "paired each element"),
    (torch.ones(2, 3, 4), W, "number of dimensions should be 2"),
    (W[:, :2], W, "size of dim 1"),
    (torch.ones(5, 7), W, "should have shape (2, 3); yours has (5, 7)"),
    (torch.zeros(0), V, "size of dim 0"),
]


@pytest.mark.parametrize(("answer", "expected", "told"), SHAPES)
def test_another_shape_is_told(answer, expected, told):
    assert told in english(answer, expected)


def test_another_dtype_says_whether_the_values_are_right():
    assert "values are right, but the dtype" in english(torch.tensor([1.0, 2.0]), torch.tensor([1, 2]))
    assert "not right yet" in english(torch.tensor([1.0, 2.5]), torch.tensor([1, 2]))
    assert "torch.float64, yours is torch.float32" in english(V, V.double())
    assert "be float64, yours is float32" in english(V.numpy(), V.double().numpy())


def test_another_device_is_told():
    assert "yours is on meta" in english(V.to("meta"), V)


PATTERNS = [
    (-M, M, "sign is the wrong way round"),
    (M.abs(), M, "minus signs are lost"),
    (3 * M, M, "is 3 times"),
    (M / 3, M, "is 0.3333 times"),
    (torch.tensor(7.5), torch.tensor(2.5), "is 3 times"),
    (M + 4, M, "too large by 4"),
    (M - 0.5, M, "too small by 0.5"),
    (torch.tensor(6), torch.tensor(7), "too small by 1"),
    (M.T, M, "dims 0 and 1 are swapped"),
    (M.flip(1), M, "reverse order along dim 1"),
    (M.roll(1, 0), M, "by 1 along dim 0"),
    (V.roll(-1, 0), V, "by -1 along dim 0"),
    (M.trunc(), M, "cut to whole numbers"),
    (M.round(), M, "was rounded to"),
    (M.floor(), M, "rounded down"),
    (V[[2, 0, 1, 3]], V, "in another order"),
    (M * M, M, "is the square of"),
    (M.abs().sqrt(), M.abs(), "is the square root of"),
    (1 / M, M, "1 divided by"),
    (torch.cat([torch.zeros(1), V[:-1]]), V, "1 place off along dim 0"),
    (torch.cat([V[1:], torch.zeros(1)]), V, "-1 place off along dim 0"),
    (M.cumsum(0), M, "sum of the right ones up to there, along dim 0"),
    (
        M[1].expand(3, 3),
        M,
        "All slices along dim 0 (counted from 0) are the same: the one that belongs at index 1",
    ),
    (M[:, [2]].expand(3, 3), M, "All slices along dim 1"),
    (
        torch.cat([M, M[:1] + 1])[[1, 0, 3, 2]],
        torch.cat([M, M[:1] + 1]),
        "right, but they stand in another order",
    ),
    (torch.zeros_like(M), M, "zero everywhere"),
    (M / 0, M, "infinity among its values: 9"),
    (M * math.nan, M, "among its values: 9"),
    (M * 1.003, M, "not exact enough. The largest is off by about 0.3%."),
    (M * (1 + 900 * 2**-23), M, "off by about 900 times the smallest step"),
    (~torch.tensor([True, False]), torch.tensor([True, False]), "other way round"),
    (M.numpy() * 2, M.numpy(), "is 2 times"),
    (M.to(torch.bfloat16) * 2, M.to(torch.bfloat16), "is 2 times"),
    (7, 14, "is 0.5 times"),
    (-2.5, 2.5, "sign"),
    (2.0, 2.75, "cut to whole"),
    (math.nan, 2.5, "not a number"),
]


@pytest.mark.parametrize(("answer", "expected", "told"), PATTERNS)
def test_a_pattern_in_the_values_is_told(answer, expected, told):
    assert told in english(answer, expected)


def test_the_names_of_dims_are_told():
    axes = axis_names("行 列 | row column")

    def told(answer, expected):
        found = mismatch(answer, expected)
        assert found is not None
        return describe(found, axes=axes).text

    assert (
        "shape (2, 3) (row 2, column 3); yours has (2, 2): the size of dim 1 (column)" in told(W[:, :2], W).en
    )
    assert "(2, 3)（行 2，列 3）" in told(W[:, :2], W).zh
    assert "dims 0 (row) and 1 (column) are swapped" in told(M.T, M).en


def test_names_of_dims_are_as_many_in_both_languages():
    with pytest.raises(ValueError, match="as many names"):
        axis_names("行 | row column")


def test_one_wrong_row_or_column_is_told():
    row, column = M.clone(), M.clone()
    row[1] = torch.tensor([1.0, 7.0, 2.0])
    column[:, 2] = torch.tensor([1.0, 7.0, 2.0])

    assert "Only row 1" in english(row, M)
    assert "Only column 2" in english(column, M)


def test_wrong_values_are_counted_and_the_first_is_shown():
    wrong = M.clone()
    wrong[1, 1], wrong[2, 0] = 5.5, 6.5

    assert english(wrong, M) == "Wrong values: 2 of 9. The first is at [1, 1], where you have 5.5."


def test_one_unrelated_number_tells_no_factor():
    assert english(torch.tensor(7.3), torch.tensor(2.5)) == "You have 7.3, which is not the right value."


CONTAINERS = [
    ([1, 2], [1, 2, 3], "should be 3; yours is 2"),
    ([3, 2, 1], [1, 2, 3], "reverse order"),
    ([2, 1, 3], [1, 2, 3], "in another order"),
    ([1, 5, 3], [1, 2, 3], "entry [1]"),
    ({"a": 1}, {"a": 1, "b": 2}, "'b' is missing"),
    ({"a": 1, "b": 2}, {"a": 1}, "'b' in your dict is too many"),
    ({3: 1}, {4: 1}, "keys of your dict are not right"),
    (
        {"a": (1, W)},
        {"a": (1, W.T)},
        "entry ['a'][1] of what you returned: The result should",
    ),
    (True, False, "returned True"),
    ("God", "good", "not the string"),
    ("Good", "good", "only capitals"),
    ("good ", "good", "only the white space"),
    (torch.float32, torch.float64, "not the one that is asked for"),
]


@pytest.mark.parametrize(("answer", "expected", "told"), CONTAINERS)
def test_python_values_are_described_in_their_own_way(answer, expected, told):
    assert told in english(answer, expected)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (torch.zeros(2, 2), torch.tensor([[31.7, -12.9], [58.3, 74.6]])),
        (torch.ones(3), torch.tensor([31.7, -12.9])),
        ([1.5, 2.5], [31.7, 2.5]),
        (1.5, 31.7),
        ("no", "secret31.7"),
        ({1.5: 2}, {31.7: 2}),
        ([1.5], (31.7,)),
        (torch.tensor([1.5]), 31.7),
        (torch.tensor([31.7001], dtype=torch.float64), torch.tensor([31.7000001], dtype=torch.float64)),
    ],
)
def test_the_expected_value_is_never_told(answer, expected):
    said = describe(mismatch(answer, expected), "")
    texts = " ".join([said.text.zh, said.text.en, *((said.hint.zh, said.hint.en) if said.hint else ())])

    assert "31.7 " not in texts.replace("31.7001", "") + " "
    assert "secret" not in texts


HOSTILE = [
    (10**6000, 3),
    (-(10**6000), 3.0),
    (3, 10**6000),
    (float("inf"), 3),
    (1e308, -1e308),
    (10**400, 10**400 + 7),
    ("x" * 1_000_000, "y"),
    ("{}{0}{name}", "y"),
    (Opaque("x" * 10_000), 3),
    (Opaque("{wanted}"), 3),
    ({"k" * 100_000: 1}, {"a": 1}),
    ([float("nan")] * 10_000, [1.0] * 10_000),
    ([[[[]]]] * 10_000, 3),
    (torch.zeros(3_000_000), torch.ones(3_000_000)),
    (torch.zeros(1, 1).expand(2000, 1000), torch.ones(3)),
    (torch.tensor([1e38, -1e38]) * 2, torch.tensor([1.0, 2.0])),
    (torch.full((2, 2), math.nan), torch.full((2, 2), math.inf)),
    (torch.tensor([1 + 1j, 2j]), torch.tensor([2 + 1j, 2j])),
    (np.array(["a", "b"]), np.array(["a", "c"])),
    ({1, 2}, {3}),
    (b"\x00" * 10_000, b"1"),
]


@pytest.mark.parametrize(("answer", "expected"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_values_make_short_texts(answer, expected):
    assert len(english(answer, expected)) < 700


@pytest.mark.parametrize("dtype", [torch.float16, torch.bool, torch.uint8, torch.int8, torch.complex64])
def test_any_dtype_is_described(dtype):
    assert english(torch.tensor([[0, 1], [1, 1]]).to(dtype), torch.tensor([[1, 1], [1, 0]]).to(dtype))

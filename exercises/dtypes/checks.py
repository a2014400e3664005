"""Hidden checks of dtypes."""

import sys

import pytest
import torch

from grader.checks import expect, raised

FULL_NAMES = (
    *("float32", "float64", "float16", "bfloat16", "complex32", "complex64", "complex128"),
    *("uint8", "int8", "int16", "int32", "int64", "bool", "quint8", "qint8", "qint32", "quint4x2"),
)
ALIASES = ("float", "double", "half", "cdouble", "short", "int", "long")
REFUSED = [raised(ValueError), raised(KeyError), raised(AttributeError)]
INTEGERS = (torch.int8, torch.int16, torch.int32, torch.int64, torch.uint8)
FLOATS = (torch.float16, torch.bfloat16, torch.float32, torch.float64)


def sizes(rng, count):
    """Draw different sizes, 3 to 7."""
    return (torch.randperm(5, generator=rng)[:count] + 3).tolist()


def attempt(operation, *args):
    """Return what the operation gives; an empty list, which no answer matches, where it refuses."""
    try:
        return operation(*args)
    except RuntimeError:
        return []


def named_mistakes(name):
    """Return the slips that show on a name that is valid with and without the prefix."""
    wrong_letters = name.lstrip("torch.") != name
    return {
        "stripped_letters": [*REFUSED, getattr(torch, name.lstrip("torch."), [])] if wrong_letters else [],
        "no_aliases": REFUSED if name in ALIASES else [],
    }


@pytest.mark.points(1)
def test_dtype_named(student):
    """dtype_named：全名和别名 | dtype_named: full names and aliases"""
    for name in (*FULL_NAMES, *ALIASES):
        expect(student.dtype_named, name).equals(getattr(torch, name), mistakes=named_mistakes(name))
    expect(student.dtype_named, name="half").equals(torch.float16)


@pytest.mark.points(0.5)
@pytest.mark.depends("test_dtype_named")
def test_dtype_named_with_prefix(student):
    """dtype_named：名字前面带 torch. 也认识 | dtype_named: knows the names with torch. in front as well"""
    for name in (*FULL_NAMES, *ALIASES):
        mistakes = (
            named_mistakes(name) if name in ALIASES or name.startswith("c") else {"kept_prefix": REFUSED}
        )
        expect(student.dtype_named, f"torch.{name}").equals(getattr(torch, name), mistakes=mistakes)


@pytest.mark.points(0.5)
def test_unknown_names(student):
    """dtype_named：不是 dtype 的名字，抛出 ValueError | dtype_named: a name of no dtype raises ValueError"""
    for name in ("abs", "float33", "Tensor", "strided", "torch.sum", "torch.int128", "number"):
        of_torch = hasattr(torch, name.removeprefix("torch."))
        expect(student.dtype_named, name).raises(
            ValueError,
            mistakes={
                "any_attribute": (lambda answer: not isinstance(answer, str)) if of_torch else [],
                "other_exception": [
                    raised(AttributeError),
                    raised(KeyError),
                    raised(NameError),
                    raised(TypeError),
                ],
            },
        )


def cast_mistakes(t, dtype, name=""):
    whole = dtype in INTEGERS or dtype == torch.bool
    cut = whole and t.is_floating_point()
    return {
        "old_style_name": raised(ValueError, match="invalid type"),
        "kept_prefix": REFUSED if name.startswith("torch.") else [],
        "forgot_result_of_to": t,
        "rounded_instead_of_truncated": t.round().to(dtype) if cut else [],
        "through_float32": t.float().to(dtype) if not t.is_complex() else [],
        "reinterpreted_bits": [
            attempt(t.view, dtype),
            raised(RuntimeError, match="to view|must be divisible"),
        ],
    }


@pytest.mark.points(1.25)
def test_cast(student, rng):
    """cast：各种类型之间的转换，也用别名 | cast: from any kind to any other, by aliases too"""
    rows, cols = sizes(rng, 2)
    counts = torch.randint(1, 120, (rows, cols), generator=rng)
    halves = torch.randint(-99, 99, (cols, rows), generator=rng) / 2
    cases = [
        (counts, ("float32", "torch.float64", "half", "int32", "uint8", "torch.complex64", "bfloat16")),
        (counts.int().T, ("long", "int8", "short", "double", "torch.cdouble")),
        (halves, ("float64", "torch.float16", "complex128", "float")),
        (halves.double()[::2], ("float", "bfloat16", "double")),
        (counts > 60, ("int64", "torch.float", "uint8")),
        (counts % 3, ("bool",)),
        (torch.tensor(7), ("torch.float32",)),
    ]
    for t, names in cases:
        for name in names:
            dtype = getattr(torch, name.removeprefix("torch."))
            expect(student.cast, t, name).equals(t.to(dtype), mistakes=cast_mistakes(t, dtype, name))
    expect(student.cast, name="int16", t=counts).equals(counts.to(torch.int16))


@pytest.mark.points(1.25)
def test_cast_cuts_and_keeps(student, rng):
    """cast：小数转整数时截断，大整数一位不丢 | cast: fractions are cut off, large integers lose no digit"""
    rows, cols = sizes(rng, 2)
    edges = torch.tensor([1.7, -1.7, 2.2, -2.2, 0.9, -0.4, 0.0])
    fractions = torch.randint(-50, 50, (rows, cols), generator=rng) + 0.3
    for t in (edges, fractions, -fractions.double().T, fractions + 0.4):
        for dtype, name in (
            (torch.int32, "int32"),
            (torch.int64, "long"),
            (torch.int8, "torch.int8"),
            (torch.bool, "bool"),
        ):
            expect(student.cast, t, name).equals(t.to(dtype), mistakes=cast_mistakes(t, dtype, name))
    large = 2**24 + 1 + 2 * torch.randint(100, (cols,), generator=rng)
    for dtype, name in ((torch.int32, "int"), (torch.float64, "double")):
        expect(student.cast, large, name).equals(large.to(dtype), mistakes=cast_mistakes(large, dtype))


def bytes_mistakes(t):
    one = t.element_size()
    return {
        "rows_for_elements": len(t) * one,
        "bits_for_bytes": t.numel() * one * 8,
        "elements_for_bytes": t.numel(),
        "whole_storage": t.untyped_storage().nbytes(),
        "object_size": [sys.getsizeof(t), sys.getsizeof(t.untyped_storage())],
    }


@pytest.mark.points(1)
def test_bytes_used(student, rng):
    """bytes_used：元素个数乘以每个元素的字节数 | bytes_used: the number of elements times the bytes of one"""
    rows, cols, depth = sizes(rng, 3)
    for dtype in (*FLOATS, *INTEGERS, torch.bool, torch.complex64):
        t = torch.zeros(rows, cols, depth, dtype=dtype)
        expect(student.bytes_used, t).equals(t.numel() * t.element_size(), mistakes=bytes_mistakes(t))
    expect(student.bytes_used, t=torch.tensor(1.5)).equals(4)
    expect(student.bytes_used, torch.tensor([True])).equals(1)


@pytest.mark.points(1)
def test_bytes_of_views(student, rng):
    """bytes_used：切片和 expand 出来的张量，只看自己的元素 | bytes_used: slices and expanded tensors count their own elements"""
    rows, cols = sizes(rng, 2)
    for dtype in (torch.float32, torch.int16):
        whole = torch.zeros(2 * rows, 3 * cols, dtype=dtype)
        for t in (whole[:, 1 : cols + 1], whole[::2].T, whole[1:2].expand(rows + 1, -1), whole[0]):
            expect(student.bytes_used, t).equals(t.numel() * t.element_size(), mistakes=bytes_mistakes(t))


def filled(dtype, *shape):
    return torch.ones(shape, dtype=dtype)


def larger(a, b):
    """Return the dtypes that have the larger elements."""
    size = max(a.element_size(), b.element_size())
    return [t.dtype for t in (a, b) if t.element_size() == size]


@pytest.mark.points(1.25)
def test_result_dtype(student, rng):
    """result_dtype：两个张量相加，得到什么类型 | result_dtype: what the sum of two tensors holds"""
    rows, cols = sizes(rng, 2)
    for one, other in ((torch.float32, torch.float64), (torch.int64, torch.int8)):
        a, b = filled(one, rows, cols), filled(other, rows, cols)
        for left, right in ((a, b), (b, a)):
            expect(student.result_dtype, left, right).equals(
                (left + right).dtype,
            )
    for one, other in (
        (torch.int64, torch.float32),
        (torch.int32, torch.float16),
        (torch.uint8, torch.int8),
        (torch.int16, torch.bool),
        (torch.bfloat16, torch.float16),
        (torch.complex64, torch.int64),
        (torch.float64, torch.complex64),
        (torch.bool, torch.bool),
    ):
        a, b = filled(one, rows, 1), filled(other, cols)
        for left, right in ((a, b), (b, a)):
            expect(student.result_dtype, a=left, b=right).equals(
                (left + right).dtype, mistakes={"larger_size_wins": larger(left, right)}
            )


@pytest.mark.points(1.25)
@pytest.mark.depends("test_result_dtype")
def test_result_dtype_with_a_0d_tensor(student, rng):
    """result_dtype：0 维张量的分量轻一些 | result_dtype: a 0-d tensor counts for less"""
    (size,) = sizes(rng, 1)
    for one, other in (
        (torch.float32, torch.float64),
        (torch.int8, torch.int64),
        (torch.float16, torch.float32),
        (torch.int32, torch.float64),
        (torch.bool, torch.int16),
    ):
        a, b = filled(one, size), filled(other)
        for left, right in ((a, b), (b, a), (b, filled(one)), (a, filled(other, 1))):
            expect(student.result_dtype, left, right).equals(
                (left + right).dtype,
                mistakes={"ignored_zero_dim": torch.promote_types(one, other)},
            )


def says(student, value, dtype, wanted, mistake=None):
    """Demand `wanted` of fits; the other answer is that mistake."""
    wrong_info = {"one_info_for_all": raised(TypeError, match="requires an? ")}
    named = {mistake: not wanted} if mistake else {}
    if not wanted:
        named["error_for_false"] = [raised(RuntimeError), raised(OverflowError), raised(ValueError)]
    expect(student.fits, value, dtype).equals(wanted, mistakes=wrong_info | named)


@pytest.mark.points(0.75)
def test_fits_the_range(student, rng):
    """fits：整数类型的范围，两端都算在内 | fits: the range of integer dtypes, both ends included"""
    for dtype in INTEGERS:
        low, high = torch.iinfo(dtype).min, torch.iinfo(dtype).max
        inside = int(torch.randint(1, 100, (), generator=rng))
        says(student, inside, dtype, True)
        says(student, high, dtype, True, "end_left_out")
        says(student, low, dtype, True, "end_left_out")
        says(student, high + 1, dtype, False, "one_end_only")
        says(student, low - 1, dtype, False, "one_end_only")
        says(student, low - 2 * inside, dtype, False, "one_end_only")
        says(student, high + 3 * inside, dtype, False, "one_end_only")
    expect(student.fits, dtype=torch.uint8, value=300).equals(False)


@pytest.mark.points(0.75)
def test_fits_whole_numbers(student, rng):
    """fits：2.0 是整数，放得进整数类型；2.5 不行 | fits: 2.0 is whole and fits an integer dtype; 2.5 does not"""
    for dtype in INTEGERS:
        whole = int(torch.randint(2, 100, (), generator=rng))
        says(student, float(whole), dtype, True, "whole_float_rejected")
        says(student, 0.0, dtype, True, "whole_float_rejected")
        says(student, whole + 0.5, dtype, False, "fraction_accepted")
        says(student, 0.25, dtype, False, "fraction_accepted")
    says(student, -3.0, torch.int16, True, "whole_float_rejected")
    says(student, -3.0, torch.uint8, False, "one_end_only")
    says(student, 300.0, torch.uint8, False, "one_end_only")


@pytest.mark.points(0.5)
def test_fits_floats(student, rng):
    """fits：浮点类型看大小，舍入不要紧 | fits: for floating dtypes the size counts, and rounding does no harm"""
    for dtype in FLOATS:
        some = float(torch.rand((), generator=rng, dtype=torch.float64)) * 100 + 0.1
        for value in (0.0, 0, -2.0, -100):
            says(student, value, dtype, True, "tiny_as_lower_end")
        for value in (1.5, 100, some, -some, 0.1, 2049, 1e-300):
            says(student, value, dtype, True, "demanded_exactness")
        says(student, torch.finfo(dtype).max, dtype, True, "end_left_out")
        says(student, -torch.finfo(dtype).max, dtype, True, "end_left_out")
    for value, dtype in (
        (70000, torch.float16),
        (1e6, torch.float16),
        (1e39, torch.bfloat16),
        (1e39, torch.float32),
        (10**39, torch.float32),
    ):
        says(student, value, dtype, False, "one_end_only")
        says(student, -value, dtype, False, "one_end_only")

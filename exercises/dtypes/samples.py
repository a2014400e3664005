"""Sample checks of dtypes: easy fixed cases, for you to try."""

import pytest
import torch

from grader.checks import expect


def test_dtype_named(student):
    """dtype_named：全名、别名、带 torch. 的名字 | dtype_named: full names, aliases, names with torch."""
    assert student.dtype_named("float32") == torch.float32
    assert student.dtype_named("half") == torch.float16
    assert student.dtype_named("torch.int64") == torch.int64


def test_unknown_name(student):
    """dtype_named：没有 float33 这种类型 | dtype_named: there is no dtype float33"""
    with pytest.raises(ValueError):
        student.dtype_named("float33")


def test_cast(student):
    """cast：小数转成整数时截断 | cast: fractions are cut off on the way to integers"""
    t = torch.tensor([1.7, -1.7, 2.2])

    expect(student.cast, t, "int32").equals(torch.tensor([1, -1, 2], dtype=torch.int32))


def test_bytes_used(student):
    """bytes_used：6 个 float32 占 24 字节 | bytes_used: 6 numbers of float32 take 24 bytes"""
    expect(student.bytes_used, torch.zeros(2, 3)).equals(24)


def test_result_dtype(student):
    """result_dtype：int64 加 float32 得 float32 | result_dtype: int64 plus float32 is float32"""
    whole, fractions = torch.tensor([1, 2]), torch.tensor([0.5, 1.5])

    assert student.result_dtype(whole, fractions) == torch.float32


def test_fits(student):
    """fits：uint8 放得下 255，放不下 256 | fits: uint8 holds 255, and 256 is too much"""
    expect(student.fits, 255, torch.uint8).equals(True)
    expect(student.fits, 256, torch.uint8).equals(False)

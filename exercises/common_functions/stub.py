# 常用函数：把下面六个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Common functions: complete the six functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def count(t: torch.Tensor) -> int:
    """t 有多少个元素。 | Return how many elements t has."""
    raise NotImplementedError


def identity(n: int) -> torch.Tensor:
    """n×n 的单位矩阵，float32。 | Return the n×n identity matrix, float32."""
    raise NotImplementedError


def number(t: torch.Tensor) -> int | float | bool:
    """只有一个元素的 t 里的那个数；元素多于一个时报错。 | Return the number in t, which has one element; raise an error where it has more."""
    raise NotImplementedError


def as_int(t: torch.Tensor) -> torch.Tensor:
    """t 转换成 int32，小数截断。 | Convert t to int32; fractions are cut off."""
    raise NotImplementedError


def as_vector(t: torch.Tensor) -> torch.Tensor:
    """t 的所有元素排成一维。 | Return all elements of t in one dim."""
    raise NotImplementedError


def swap(t: torch.Tensor, i: int, j: int) -> torch.Tensor:
    """交换 t 的第 i 维和第 j 维。 | Swap dims i and j of t."""
    raise NotImplementedError

# 张量的创建：把下面七个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Creating tensors: complete the seven functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def from_list(data: list) -> torch.Tensor:
    """由列表得到 float32 张量。 | Make a float32 tensor of a list."""
    raise NotImplementedError


def from_list_as(data: list, dtype: torch.dtype) -> torch.Tensor:
    """由列表得到指定 dtype 的张量。 | Make a tensor of the given dtype of a list."""
    raise NotImplementedError


def zeros_long(rows: int, cols: int) -> torch.Tensor:
    """rows 行 cols 列，全为 0，int64。 | Make rows × cols zeros, int64."""
    raise NotImplementedError


def ones_long(rows: int, cols: int) -> torch.Tensor:
    """rows 行 cols 列，全为 1，int64。 | Make rows × cols ones, int64."""
    raise NotImplementedError


def random_uniform(rows: int, cols: int, generator: torch.Generator) -> torch.Tensor:
    """用 generator 产生 [0, 1) 上的均匀随机数，float32。 | Draw uniform float32 numbers in [0, 1) from generator."""
    raise NotImplementedError


def uninitialised(rows: int, cols: int) -> torch.Tensor:
    """只分配内存、不填数值，float32。 | Reserve memory without setting values, float32."""
    raise NotImplementedError


def like(t: torch.Tensor, value: float) -> torch.Tensor:
    """形状、dtype、设备与 t 相同，全为 value。 | Make a tensor of t's shape, dtype and device, all value."""
    raise NotImplementedError

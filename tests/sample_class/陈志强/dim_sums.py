# 沿维度求和：把下面六个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Sums over dims: complete the six functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def sum_all(a: torch.Tensor) -> torch.Tensor:
    """所有元素之和，0 维张量。 | Return the sum of all elements, 0-d."""
    return a.sum()


def sum_over(a: torch.Tensor, dim: int) -> torch.Tensor:
    """沿 dim 求和，这一维消失。 | Sum over dim, which disappears."""
    return a.sum(dim)


def sum_keeping_dim(a: torch.Tensor, dim: int) -> torch.Tensor:
    """沿 dim 求和，这一维保留，长度为 1。 | Sum over dim, which stays with size 1."""
    return a.sum(dim, keepdim=True)


def sum_of_each_row(m: torch.Tensor) -> torch.Tensor:
    """矩阵每一行之和：(r, c) → (r,)。 | Return the sum of each row: (r, c) → (r,)."""
    raise NotImplementedError


def sum_of_each_column(m: torch.Tensor) -> torch.Tensor:
    """矩阵每一列之和：(r, c) → (c,)。 | Return the sum of each column: (r, c) → (c,)."""
    raise NotImplementedError


def normalise_rows(m: torch.Tensor) -> torch.Tensor:
    """每行除以该行之和，使每行之和为 1。 | Divide each row by its sum, so that each row sums to 1."""
    raise NotImplementedError

# 连接与压缩：把下面五个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Joining and squeezing: complete the five functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def cat_rows(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """把 b 接在 a 的下面，行数相加。 | Put b below a; the numbers of rows add up."""
    raise NotImplementedError


def cat_columns(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """把 b 接在 a 的右边，列数相加。 | Put b to the right of a; the numbers of columns add up."""
    raise NotImplementedError


def drop_ones(t: torch.Tensor) -> torch.Tensor:
    """去掉所有长度为 1 的维度。 | Drop all dims of size 1."""
    raise NotImplementedError


def drop_dim(t: torch.Tensor, dim: int) -> torch.Tensor:
    """第 dim 维长度为 1 时去掉它，否则不变。 | Drop dim where its size is 1; change nothing otherwise."""
    raise NotImplementedError


def add_dim(t: torch.Tensor, dim: int) -> torch.Tensor:
    """在 dim 处加一个长度为 1 的维度。 | Add a dim of size 1 at dim."""
    raise NotImplementedError

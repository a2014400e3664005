# 张量的形状变换：把下面六个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Changing shapes: complete the six functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def to_two_rows(a: torch.Tensor) -> torch.Tensor:
    """把 a 的元素按行的顺序排成 2 行。 | Arrange the elements of a in 2 rows, in row order."""
    raise NotImplementedError


def flatten(a: torch.Tensor) -> torch.Tensor:
    """把 a 的元素排成一行（1 维）。 | Arrange the elements of a in one line (1-d)."""
    raise NotImplementedError


def rows_of_three(a: torch.Tensor) -> torch.Tensor:
    """每行 3 个元素。 | Arrange the elements of a in rows of three."""
    raise NotImplementedError


def to_blocks(a: torch.Tensor) -> torch.Tensor:
    """每块 3 行 2 列：形状 (−1, 3, 2)。 | Arrange the elements of a in blocks of 3 × 2: shape (−1, 3, 2)."""
    raise NotImplementedError


def as_view(a: torch.Tensor, rows: int) -> torch.Tensor:
    """a 的 rows 行视图，做不到就抛出 RuntimeError。 | Return a view of a with that many rows, or raise RuntimeError."""
    raise NotImplementedError


def shares_memory(a: torch.Tensor, b: torch.Tensor) -> bool:
    """a 和 b 是否使用同一块内存。 | Return whether a and b look at the same memory."""
    raise NotImplementedError

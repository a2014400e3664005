# 广播：把下面五个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Broadcasting: complete the five functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def outer_sum(row: torch.Tensor, column: torch.Tensor) -> torch.Tensor:
    """每个行元素与每个列元素之和：(1, n)、(m, 1) → (m, n)。 | Add each entry of the row to each of the column: (1, n), (m, 1) → (m, n)."""
    raise NotImplementedError


def broadcast_shape(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """两个形状广播后的形状；不能广播时 ValueError。 | Return the shape that a and b broadcast to; ValueError where they do not."""
    raise NotImplementedError


def centre_columns(m: torch.Tensor) -> torch.Tensor:
    """每列减去该列的平均值。 | Subtract from each column its mean."""
    raise NotImplementedError


def scale_rows(m: torch.Tensor, factors: torch.Tensor) -> torch.Tensor:
    """第 i 行乘以 factors[i]。 | Multiply row i by factors[i]."""
    raise NotImplementedError


def pairwise_differences(p: torch.Tensor) -> torch.Tensor:
    """out[i, j] = p[i] − p[j]：(n, d) → (n, n, d)。 | out[i, j] = p[i] − p[j]: (n, d) → (n, n, d)."""
    raise NotImplementedError

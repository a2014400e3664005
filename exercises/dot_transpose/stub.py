# 点积与转置：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Dot product and transpose: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def dot(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """两个等长的一维张量的点积；否则 RuntimeError。 | Return the dot product of two 1-d tensors of one length; RuntimeError otherwise."""
    raise NotImplementedError


def transpose(m: torch.Tensor) -> torch.Tensor:
    """矩阵的转置：(r, c) → (c, r)。 | Return the transposed matrix: (r, c) → (c, r)."""
    raise NotImplementedError


def transpose_last(t: torch.Tensor) -> torch.Tensor:
    """交换最后两维。 | Swap the last two dims."""
    raise NotImplementedError


def gram(m: torch.Tensor) -> torch.Tensor:
    """mᵀ·m，各列之间的点积：(r, c) → (c, c)。 | Return mᵀ·m, the dot products of the columns: (r, c) → (c, c)."""
    raise NotImplementedError

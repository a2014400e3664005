# 向量：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Vectors: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def norm(v: torch.Tensor) -> torch.Tensor:
    """向量的长度，0 维张量。 | Return the length of the vector v, 0-d."""
    raise NotImplementedError


def scale(k: float, v: torch.Tensor) -> torch.Tensor:
    """数 k 乘向量 v。 | Return the vector v times the number k."""
    raise NotImplementedError


def dot(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """两个向量的点积，0 维张量。 | Return the dot product of two vectors, 0-d."""
    raise NotImplementedError


def angle(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """两个向量的夹角，弧度，0 维张量；零向量抛出 ValueError。 | Return the angle in radians, 0-d; ValueError for a zero vector."""
    raise NotImplementedError

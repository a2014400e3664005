# 矩阵的运算：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Matrix algebra: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def matmul_by_definition(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """按定义算 (m, p) 与 (p, n) 的乘积；内侧不等抛出 ValueError。 | Multiply (m, p) by (p, n) by definition; ValueError where p differs."""
    raise NotImplementedError


def transpose_by_definition(a: torch.Tensor) -> torch.Tensor:
    """按定义求转置：(r, c) → (c, r)。 | Transpose by definition: (r, c) → (c, r)."""
    raise NotImplementedError


def commute(a: torch.Tensor, b: torch.Tensor) -> bool:
    """AB 与 BA 是否相等；形状不合适时为 False。 | Say whether AB equals BA; False where the shapes do not fit."""
    raise NotImplementedError


def is_identity(a: torch.Tensor) -> bool:
    """是否为单位矩阵，误差不超过 1e-5。 | Say whether a is an identity matrix, each entry within 1e-5."""
    raise NotImplementedError

# 核方法：把下面三个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Kernels: complete the three functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def rbf(a: torch.Tensor, b: torch.Tensor, gamma: float) -> torch.Tensor:
    """RBF 核 exp(−γ·|aᵢ − bⱼ|²)：(n, d) 和 (m, d) → (n, m)。 | Return the RBF kernel: (n, d) and (m, d) → (n, m)."""
    raise NotImplementedError


def lift(x: torch.Tensor) -> torch.Tensor:
    """升到三维，使一个平面能分开两个圆环：(n, 2) → (n, 3)。 | Lift to three dims, where a plane parts two rings: (n, 2) → (n, 3)."""
    raise NotImplementedError


def kernel_is_valid(k: torch.Tensor) -> bool:
    """对称并且没有负特征值（容许舍入误差）。 | Say whether k is symmetric without negative eigenvalues, up to rounding."""
    raise NotImplementedError

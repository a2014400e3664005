# 矩阵乘法：把下面五个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Matrix products: complete the five functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def mm2d(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """矩阵乘积：(m, k) × (k, n) → (m, n)。 | Multiply two matrices: (m, k) × (k, n) → (m, n)."""
    raise NotImplementedError


def batch_matmul(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """批量矩阵乘积，批次维可广播。 | Multiply batches of matrices; batch dims broadcast."""
    raise NotImplementedError


def entry(a: torch.Tensor, b: torch.Tensor, i: int, j: int) -> int | float:
    """乘积中第 i 行第 j 列的那个数。 | Return the number in row i, column j of the product."""
    raise NotImplementedError


def elementwise(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """对应位置的元素相乘。 | Multiply the elements at equal places."""
    raise NotImplementedError


def product_shape(shape_a: tuple[int, ...], shape_b: tuple[int, ...]) -> tuple[int, ...]:
    """matmul 结果的形状，不能相乘时抛出 ValueError。 | Return the shape of matmul's result, or raise ValueError."""
    raise NotImplementedError

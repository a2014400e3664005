# 逐元素运算：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Elementwise operations: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def multiply(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """对应位置相乘。 | Multiply entry by entry."""
    raise NotImplementedError


def basic_operations(a: torch.Tensor, b: torch.Tensor) -> dict[str, torch.Tensor]:
    """加、减、乘、除，键为 add、subtract、multiply、divide。 | Return the results of add, subtract, multiply and divide under these keys."""
    raise NotImplementedError


def scale(k: float, a: torch.Tensor) -> torch.Tensor:
    """数乘：k 乘以 a 的每个元素。 | Multiply each entry of a by the number k."""
    raise NotImplementedError


def cross(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """两个三维向量的叉乘。 | Return the cross product of two vectors of three entries."""
    raise NotImplementedError

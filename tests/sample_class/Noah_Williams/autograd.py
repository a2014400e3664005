# 自动微分：把下面六个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Autograd: complete the six functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def scalar_grad(value: float) -> torch.Tensor:
    """y = x² + 10 在 x = value 处的导数，0 维。 | Return dy/dx of y = x² + 10 at x = value, 0-d."""
    raise NotImplementedError


def vector_grad(values: list[float]) -> torch.Tensor:
    """mean(x² + 10) 在 x = values 处的梯度。 | Return the gradient of mean(x² + 10) at x = values."""
    raise NotImplementedError


def vector_grad_of_sum(values: list[float]) -> torch.Tensor:
    """sum(x² + 10) 在 x = values 处的梯度。 | Return the gradient of sum(x² + 10) at x = values."""
    raise NotImplementedError


def element_grad(values: list[float], i: int) -> torch.Tensor:
    """x² 的第 i 个元素的梯度，用 torch.autograd.grad。 | Return the gradient of element i of x², by torch.autograd.grad."""
    raise NotImplementedError


def two_scalar_grads(a: float, b: float) -> tuple[torch.Tensor, torch.Tensor]:
    """x1² + x2² + x1·x2 对 x1、x2 的导数。 | Return the derivatives of x1² + x2² + x1·x2 by x1 and x2."""
    raise NotImplementedError


def vjp(values: list[float], v: list[float]) -> torch.Tensor:
    """对向量 x² 反向传播，gradient = v。 | Go backward from the vector x² with gradient = v."""
    raise NotImplementedError

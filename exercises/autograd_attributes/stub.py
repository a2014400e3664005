# 可微分性相关属性：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Attributes of autograd: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def make_leaf(value: float) -> torch.Tensor:
    """新建一个可微分的 0 维 float32 叶子张量。 | Make a new 0-d float32 leaf that requires grad."""
    raise NotImplementedError


def power(x: torch.Tensor) -> torch.Tensor:
    """x 的平方，计算图连着 x。 | Return x squared, with a graph that leads to x."""
    raise NotImplementedError


def power_plus_one(x: torch.Tensor) -> torch.Tensor:
    """x 的平方加 1，计算图连着 x。 | Return x squared plus 1, with a graph that leads to x."""
    raise NotImplementedError


def grad_fn_name(t: torch.Tensor) -> str:
    """t 的 grad_fn 的类名；没有 grad_fn 时是 ""。 | Return the class name of t's grad_fn; "" where it has none."""
    raise NotImplementedError

# 欠拟合、拟合、过拟合：把下面五个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Underfitting, fitting, overfitting: complete the five functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def classify_system(a: torch.Tensor, b: torch.Tensor) -> str:
    """方程组 ax = b 有几个解："unique"、"infinite" 或 "none"。 | Say how many solutions ax = b has."""
    raise NotImplementedError


def least_squares(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """使 |ax − b|² 最小的 x，形状 (n,)。 | Return the x that makes |ax − b|² smallest: (n,)."""
    raise NotImplementedError


def fit_polynomial(x: torch.Tensor, y: torch.Tensor, degree: int) -> torch.Tensor:
    """最小二乘拟合的多项式系数，常数项在前：(degree + 1,)。 | Return the coefficients of the fit, constant first: (degree + 1,)."""
    raise NotImplementedError


def best_degree(
    x_train: torch.Tensor, y_train: torch.Tensor, x_val: torch.Tensor, y_val: torch.Tensor, max_degree: int
) -> int:
    """0 到 max_degree 中验证误差最小的次数。 | Return the degree from 0 to max_degree with the smallest validation error."""
    raise NotImplementedError


def diagnose(train_error: float, val_error: float, noise: float) -> str:
    """判断是欠拟合、正好还是过拟合："underfitting"、"good"、"overfitting"。 | Say "underfitting", "good" or "overfitting"."""
    raise NotImplementedError

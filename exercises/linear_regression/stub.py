# 线性回归：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Linear regression: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def mse(prediction: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """均方误差，0 维，计算图保留。 | Return the mean squared error, 0-d, with its graph."""
    raise NotImplementedError


def fit(
    x: torch.Tensor, y: torch.Tensor, learning_rate: float, epochs: int
) -> tuple[torch.Tensor, torch.Tensor]:
    """从 0 开始更新 epochs 次，返回 (w, b)。 | Update w and b `epochs` times, from 0 on; return (w, b)."""
    raise NotImplementedError


def predict(w: torch.Tensor, b: float | torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """x 的每一行的预测值，形状 (n,)。 | Return the prediction for each row of x, of shape (n,)."""
    raise NotImplementedError


def loss_history(x: torch.Tensor, y: torch.Tensor, learning_rate: float, epochs: int) -> list[float]:
    """每次更新之前的均方误差。 | Return the mean squared error before each update."""
    raise NotImplementedError

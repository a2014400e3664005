# 线性可分：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Linear separability: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def predict(w: torch.Tensor, b: float | torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """每个点在哪一侧：+1 或 −1，线上算 +1。 | Say on which side each point is: +1 or −1, +1 on the line."""
    raise NotImplementedError


def separates(w: torch.Tensor, b: float | torch.Tensor, x: torch.Tensor, y: torch.Tensor) -> bool:
    """每个点是否都严格在标签所说的一侧。 | Say whether every point is strictly on the side of its label."""
    raise NotImplementedError


def perceptron(x: torch.Tensor, y: torch.Tensor, epochs: int) -> tuple[torch.Tensor, float | torch.Tensor]:
    """学出分开两类点的 (w, b)。 | Learn (w, b) that part the two classes."""
    raise NotImplementedError


def is_separable(x: torch.Tensor, y: torch.Tensor, epochs: int) -> bool:
    """感知机在 epochs 轮内能否分开这些点。 | Say whether a perceptron parts the points within epochs."""
    raise NotImplementedError
